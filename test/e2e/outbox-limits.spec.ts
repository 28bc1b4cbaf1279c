import { messagesFrom } from './frames';
import { goOffline } from './offline';
import { Person } from './person';
import { expect, test } from './room';

const viewport = { width: 1280, height: 1200 };

const waiting = (person: Person) => person.texts('pending');

test('a browser that keeps nothing says so, and sends all the same', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.addInitScript(() =>
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('Not here.', 'SecurityError');
      },
    }),
  );
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await goOffline(mira);
  await mira.say('hold on');
  await expect(mira.message('hold on')).toContainText('Not kept by this browser: leave the page open');
  await expect(mira.page.getByText('if you leave this page open')).toBeVisible();
  const asked = mira.page.waitForEvent('dialog');
  const closing = mira.page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await closing;
  await mira.page.context().setOffline(false);
  await expect(mira.sent('hold on')).toBeVisible();
});

test('a disk that does not answer holds nobody up', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  });
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await mira.say('hold on');
  await expect(mira.sent('hold on')).toBeVisible();
});

test('on a plain http address, where browsers offer less, two tabs still send once', async ({
  room,
  playwright,
  launchOptions,
}) => {
  const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP snug.test 127.0.0.1'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const tabs = await browser.newContext({ baseURL: room.url.replace('localhost', 'snug.test'), viewport });
  const mira = await room.visitorIn(tabs);
  const other = new Person(await tabs.newPage());
  const sent = messagesFrom(mira, other);
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  expect(await mira.page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false]);
  await other.page.goto('/');
  await expect(other.notices.last()).toBeVisible();
  await goOffline(mira, other);
  await mira.say('from the sofa');
  await expect.poll(() => waiting(other)).toEqual(['from the sofa']);
  await tabs.setOffline(false);
  for (const tab of [mira, other]) await expect(tab.sent('from the sofa')).toBeVisible();
  expect(sent).toEqual(['from the sofa']);
  await browser.close();
});

test('what an earlier version of the page was to send is sent once by this one', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await mira.page.evaluate((now) => {
    const entry = (clientId: string, more: object) =>
      localStorage.setItem(`snug.outbox.${clientId}`, JSON.stringify({ clientId, state: 'pending', ...more }));
    entry('b', { message: 'second', roomId: 'general', writtenAt: now - 1_000 });
    entry('a', { message: 'first', writtenAt: now - 2_000 });
    entry('c', { message: 'third', roomId: 'general', writtenAt: now, state: 'failed', note: 'No.' });
    localStorage.setItem('snug.outbox.d', 'not JSON');
  }, Date.now());
  await mira.page.reload();
  await expect(mira.sent('second')).toBeVisible();
  await expect(mira.message('third')).toContainText('Not sent. No.');
  const left = () => mira.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')));
  expect(await left()).toEqual([]);
  await mira.page.reload();
  await expect(mira.message('third')).toContainText('Not sent. No.');
  await expect.poll(() => mira.texts()).toEqual(['first', 'second', 'third']);
});

test('what waited for days is sent only if it is still meant', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await goOffline(mira);
  await mira.page.clock.install({ time: Date.now() - 3 * 24 * 60 * 60 * 1_000 });
  await mira.say('lunch at one?');
  await mira.say('or at two?');
  await expect.poll(() => waiting(mira)).toEqual(['lunch at one?', 'or at two?']);
  await mira.page.clock.setSystemTime(Date.now());
  await mira.page.context().setOffline(false);
  const old = mira.message('lunch at one?');
  await expect(old).toContainText('Not sent. It waited for more than a day.');
  await mira.page.reload();
  await expect(old).toHaveAttribute('data-state', 'failed');
  await old.getByRole('button', { name: 'Send now' }).click();
  await expect(mira.sent('lunch at one?')).toBeVisible();
  await mira.message('or at two?').getByRole('button', { name: 'Discard' }).click();
  await expect(mira.message('or at two?')).toHaveCount(0);
});

test('so much may wait, and what is too much stays in the composer', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await goOffline(mira);
  await mira.page.evaluate(async () => {
    const opening = indexedDB.open('snug');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const entries = opening.result.transaction('entries', 'readwrite').objectStore('entries');
    const { userID } = JSON.parse(localStorage.getItem('snug.you') ?? '');
    for (let n = 0; n < 499; n += 1) {
      const message = `number ${n}`;
      entries.add({
        clientId: `n${n}`,
        who: userID,
        roomId: 'elsewhere',
        message,
        writtenAt: Date.now(),
        state: 'failed',
      });
    }
    await new Promise((resolve) => {
      entries.transaction.oncomplete = resolve;
    });
  });
  await mira.page.context().setOffline(false);
  await mira.page.reload();
  await expect(mira.notices.last()).toBeVisible();
  await goOffline(mira);
  await mira.say('one more');
  await expect(mira.message('one more')).toHaveAttribute('data-state', 'pending');
  await mira.say('too much');
  await expect(mira.composer).toHaveValue('too much');
  await expect(mira.page.getByText('Too much waits to be sent.')).toBeVisible();
});
