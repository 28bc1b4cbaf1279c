import { attach, attached, filesIn, isUploading, keptOnDisk, picture, plain, slowDown } from './attaching';
import { expectNothingWrong } from './nothing-wrong';
import { goOffline } from './offline';
import { expect, test } from './room';

const viewport = { width: 1280, height: 1200 };

test.use({ settings: { FILE_MAX_MB: '3' } });

test('a pasted picture is seen by others, and pasted text stays text', async ({ room }) => {
  const jo = await room.open('Jo', { viewport });
  const mira = await room.open('Mira', { viewport, permissions: ['clipboard-read', 'clipboard-write'] });
  const toClipboard = (type: 'image/png' | 'text/plain') =>
    mira.page.evaluate(async (type) => {
      const canvas = new OffscreenCanvas(40, 30);
      canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
      const blob = type === 'image/png' ? await canvas.convertToBlob() : new Blob(['only words'], { type });
      await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    }, type);
  await toClipboard('text/plain');
  await mira.composer.press('Control+v');
  await expect(mira.composer).toHaveValue('only words');
  await mira.composer.fill('');
  await toClipboard('image/png');
  await mira.composer.press('Control+v');
  await expect.poll(() => attached(mira)).toEqual(['image.png']);
  await mira.composer.press('Enter');
  for (const person of [jo, mira]) {
    const shown = person.list.getByRole('img', { name: 'image.png' });
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(40);
  }
  expect(await attached(mira)).toEqual([]);
  expect(await filesIn(jo)).toEqual([['image.png']]);
});

test('files that are dragged onto the room go with the next message, and stay with their room', async ({ room }) => {
  const mira = await room.member('Mira', { viewport });
  await mira.ask('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  const drag = (type: string) =>
    mira.list.evaluate((list, type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['knots'], 'knots.txt'));
      list.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, type);
  const zone = mira.page.getByText('Drop files to attach them in General');
  await expect(mira.page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await drag('dragenter');
  await expect(zone).toBeVisible();
  await drag('dragleave');
  await expect(zone).toBeHidden();
  await drag('dragenter');
  await drag('drop');
  await expect(zone).toBeHidden();
  await attach(mira, await picture('rope.png'));
  await expect.poll(() => attached(mira)).toEqual(['knots.txt', 'rope.png']);
  await mira.composer.fill('before the weekend');
  await expectNothingWrong(mira.page);
  await mira.listed('Climbing').click();
  await expect(mira.page.getByRole('textbox', { name: 'Message Climbing' })).toBeVisible();
  expect(await attached(mira)).toEqual([]);
  await mira.listed('General').click();
  await expect.poll(() => attached(mira)).toEqual(['knots.txt', 'rope.png']);
  const takeOut = (name: string) => mira.page.getByRole('button', { name: `Take out ${name}` });
  await takeOut('knots.txt').press('Enter');
  await expect(takeOut('rope.png')).toBeFocused();
  await takeOut('rope.png').press('Enter');
  await expect(mira.composer).toBeFocused();
});

test('what is too large or too many is said at once', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await attach(mira, plain('film.txt', 3_200_000), plain('short.txt', 10));
  await expect(mira.page.getByText('Too large: film.txt. A file can have 3 MB at most.')).toBeVisible();
  expect(await attached(mira)).toEqual(['short.txt']);
  await attach(mira, ...Array.from({ length: 11 }, (_, n) => plain(`${n}.txt`, n + 1)));
  await expect(mira.page.getByText('A message can have 10 files. 2 were left out.')).toBeVisible();
  expect(await attached(mira)).toHaveLength(10);
});

test('several files say how far they are, one can be left out, and all be taken back and sent again', async ({
  room,
}) => {
  const jo = await room.open('Jo', { viewport });
  const mira = await room.open('Mira', { viewport });
  await slowDown(mira, 400_000);
  await attach(mira, plain('long.txt', 2_000_000), plain('wrong.txt', 10), await picture('rope.png'));
  await mira.composer.fill('look');
  await mira.composer.press('Enter');
  await isUploading(mira, 'long.txt');
  await expectNothingWrong(mira.page, '[role=log]');
  await mira.page.getByRole('button', { name: 'Leave out wrong.txt' }).click();
  await mira.message('look').getByRole('button', { name: 'Cancel' }).click();
  await expect(mira.message('look')).toHaveCount(0);
  await expect(mira.composer).toHaveValue('look');
  expect(await attached(mira)).toEqual(['long.txt', 'rope.png']);
  await slowDown(mira, -1);
  await mira.composer.press('Enter');
  await expect(mira.sent('look')).toBeVisible();
  await expect(jo.list.getByRole('img', { name: 'rope.png' })).toBeVisible();
  expect(await filesIn(jo)).toEqual([['long.txt', 'rope.png']]);
});

test('an upload that is cut goes on by itself, once, and nothing overtakes it', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await slowDown(mira, 400_000);
  await attach(mira, plain('long.txt', 2_000_000));
  await mira.say('with a file');
  await mira.say('behind it');
  await isUploading(mira, 'long.txt');
  await room.kill();
  await expect(mira.message('with a file')).toContainText('Waiting for the connection');
  await slowDown(mira, -1);
  await room.start();
  await expect(mira.sent('behind it')).toBeVisible();
  await expect.poll(() => mira.texts()).toEqual(['with a file', 'behind it']);
  expect(await filesIn(mira)).toEqual([['long.txt']]);
});

test('what was attached offline outlives the page, and is sent once, in order', async ({ room }) => {
  const jo = await room.open('Jo', { viewport });
  const mira = await room.open('Mira', { viewport });
  await expect(mira.page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await goOffline(mira);
  await mira.say('first');
  await attach(mira, await picture('hut.png', 300, 200), plain('way.txt', 1_000));
  await expect.poll(() => attached(mira)).toEqual(['hut.png', 'way.txt']);
  await mira.say('second');
  await mira.say('third');
  await expect.poll(() => mira.texts('pending')).toEqual(['first', 'second', 'third']);
  await expect(mira.list.getByRole('img', { name: 'hut.png' })).toBeVisible();
  await mira.page.goto('about:blank');
  await mira.page.context().setOffline(false);
  await mira.page.goto('/');
  for (const person of [jo, mira]) {
    await expect(person.sent('third')).toBeVisible();
    await expect.poll(() => person.texts()).toEqual(['first', 'second', 'third']);
    await expect(person.list.getByRole('img', { name: 'hut.png' })).toBeVisible();
  }
  expect(await filesIn(jo)).toEqual([['hut.png', 'way.txt']]);
  await expect.poll(() => keptOnDisk(mira, 'blobs')).toBe(0);
});

test('a reload between the upload and its message uploads nothing again', async ({ room }) => {
  const mira = await room.visitor({ viewport });
  let isHeldBack = true;
  await mira.page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!isHeldBack || !String(frame).includes('"SendMessage"')) server.send(frame);
    });
  });
  const uploads: number[] = [];
  mira.page.on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().endsWith('/files')) uploads.push(response.status());
  });
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await attach(mira, plain('way.txt', 1_000));
  await mira.say('with a file');
  await expect.poll(() => keptOnDisk(mira, 'uploaded')).toBe(1);
  isHeldBack = false;
  await mira.page.reload();
  await expect(mira.sent('with a file')).toBeVisible();
  expect(await filesIn(mira)).toEqual([['way.txt']]);
  expect(uploads).toEqual([201]);
  await expect.poll(() => keptOnDisk(mira, 'uploaded')).toBe(0);
});
