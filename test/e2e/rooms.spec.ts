import type { BrowserContextOptions } from '@playwright/test';
import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

async function createRoom(host: Person, name: string, kind: 'public' | 'private'): Promise<void> {
  await host.page.getByRole('button', { name: 'Create a room' }).click();
  await host.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await host.dialog.getByRole('combobox').selectOption(kind);
  await host.dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(host.page.getByRole('textbox', { name: `Message ${name}` })).toBeVisible();
}

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

test('a private room is there for its members and for nobody else', async ({ room }) => {
  const olga = await room.owner('Olga');
  const jo = await room.open('Jo');
  await createRoom(olga, 'Flat 4b', 'private');
  const address = olga.page.url();
  await olga.say('the rent is due');
  await expect(olga.sent('the rent is due')).toBeVisible();

  await expect(jo.listed('General')).toBeVisible();
  await expect(jo.listed('Flat 4b')).toHaveCount(0);
  await jo.page.getByRole('button', { name: 'Browse rooms' }).click();
  await expect(jo.dialog.getByText('There are no other rooms yet.')).toBeVisible();
  await jo.page.goto(address);
  await expect(jo.page.getByText('There is no such room, or it is not open to you.')).toBeVisible();
  await expect(jo.page.getByText('the rent is due')).toHaveCount(0);
  await jo.page.getByRole('button', { name: 'Go to General' }).click();
  await expect(jo.page.getByRole('textbox', { name: 'Message General' })).toBeVisible();
});

test('an invite brings a stranger into its room, and leaves its secret nowhere', async ({ room }) => {
  const olga = await room.owner('Olga');
  await createRoom(olga, 'Flat 4b', 'private');
  await olga.say('welcome');
  const roomId = new URL(olga.page.url()).pathname.split('/')[2];
  const { code } = await olga.ask<{ code: string }>('POST', `/rooms/${roomId}/invites`, { uses: 2 });

  const jo = await room.visitor(phone);
  await jo.page.goto(`/invite/${code}`);
  await expect(jo.page.getByRole('heading', { name: 'Come in to Flat 4b' })).toBeVisible();
  expect(jo.page.url()).not.toContain(code);
  // A phone may put the page away meanwhile.
  await jo.page.reload();
  await expect(jo.page.getByRole('heading', { name: 'Come in to Flat 4b' })).toBeVisible();
  await jo.join('Jo');
  await expect(jo.sent('welcome')).toBeVisible();
  await expect(jo.page).toHaveURL(`/r/${roomId}`);

  const mira = await room.open('Mira');
  await mira.page.goto(`/invite/${code}`);
  await expect(mira.sent('welcome')).toBeVisible();
  const late = await room.open('Late');
  await late.page.goto(`/invite/${code}`);
  await expect(late.page.getByText('This invite is used up')).toBeVisible();
  const stranger = await room.visitor();
  await stranger.page.goto(`/invite/${code}`);
  await expect(stranger.page.getByText('This invite is used up')).toBeVisible();
  await stranger.join('Stranger');
  await expect(stranger.page.getByRole('textbox', { name: 'Message General' })).toBeVisible();
});

test('rooms are switched without loading the page anew, each with its draft and its place in the history', async ({
  room,
}) => {
  const olga = await room.owner('Olga');
  await createRoom(olga, 'Climbing', 'public');
  await olga.page.evaluate(() => Reflect.set(window, 'isTheSame', true));
  await olga.say('in Climbing');
  await olga.composer.fill('half a thought');
  await olga.listed('General').click();
  await expect(olga.page).toHaveURL(/\/$/);
  await expect(olga.composer).toHaveValue('');
  await expect(olga.composer).toBeFocused();
  await expect(olga.message('in Climbing')).toHaveCount(0);
  await olga.say('in General');
  await expect(olga.sent('in General')).toBeVisible();

  await olga.page.goBack();
  await expect(olga.sent('in Climbing')).toBeVisible();
  await expect(olga.composer).toHaveValue('half a thought');
  await olga.page.goForward();
  await expect(olga.sent('in General')).toBeVisible();
  expect(await olga.page.evaluate(() => Reflect.get(window, 'isTheSame'))).toBe(true);
  await olga.page.goBack();
  await olga.page.reload();
  await expect(olga.composer).toHaveValue('half a thought');
  await expect(olga.sent('in Climbing')).toBeVisible();
});

test('what is written to a room while the connection is gone shows there only, and goes there', async ({ room }) => {
  const olga = await room.owner('Olga');
  await createRoom(olga, 'Climbing', 'public');
  await room.kill();
  await expect(olga.banner).toBeVisible();
  await olga.say('for Climbing');
  await olga.listed('General').click();
  await expect(olga.message('for Climbing')).toHaveCount(0);
  await olga.say('for General');
  await room.start();
  await expect(olga.sent('for General')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => olga.texts()).toEqual(['for General']);
  await olga.listed('Climbing').click();
  await expect(olga.sent('for Climbing')).toBeVisible();
});

test('a link to a message goes to it, however far back it is, and from there down to the newest', async ({ room }) => {
  await room.remember(
    Array.from({ length: 600 }, (_, index) => ({
      kind: 'message' as const,
      author: { userID: 'lev', username: 'Lev' },
      message: `No. ${index + 1}.`,
      sentAt: Date.now() - (600 - index) * 60_000,
    })),
  );
  const mira = await room.open('Mira');
  await expect(mira.sent('No. 600.')).toBeInViewport();
  await mira.page.goto('/r/general/50');
  await expect(mira.sent('No. 50.')).toBeInViewport();
  await expect(mira.message('No. 600.')).toHaveCount(0);
  await mira.list.hover();
  const lowest = async () => Number(/\d+/.exec((await mira.texts()).at(-1) ?? '')?.[0]);
  while ((await lowest()) < 130) {
    const drawn = (await mira.texts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(drawn).toEqual(drawn.map((_, index) => (drawn[0] ?? 0) + index));
    await mira.page.mouse.wheel(0, 400);
    await mira.page.waitForTimeout(100);
  }
  await mira.page.getByRole('button', { name: 'To the newest' }).click();
  await expect(mira.sent('No. 600.')).toBeInViewport();
  await mira.say('at the end');
  await expect(mira.sent('at the end')).toBeInViewport();
});

test('a clear can be undone', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await mira.say('not to be lost');
  await expect(jo.sent('not to be lost')).toBeVisible();
  await jo.choose('Clear chat');
  await jo.dialog.getByRole('button', { name: 'Clear for everyone' }).click();
  await expect(mira.message('not to be lost')).toHaveCount(0);
  await jo.page.getByRole('button', { name: 'Undo' }).click();
  for (const person of [jo, mira]) await expect(person.sent('not to be lost')).toBeVisible();
});

test('Ctrl+K goes anywhere by a few letters', async ({ room }) => {
  const olga = await room.owner('Olga');
  await room.member('Mira');
  await createRoom(olga, 'Climbing', 'public');
  await olga.listed('General').click();
  await olga.page.keyboard.press('Control+k');
  const field = olga.page.getByRole('combobox', { name: 'Go to a room or a person' });
  await expect(field).toBeFocused();
  await field.pressSequentially('clmb');
  await expect(olga.page.getByRole('option').first()).toHaveText('Climbing');
  await field.press('Enter');
  await expect(olga.page.getByRole('textbox', { name: 'Message Climbing' })).toBeFocused();
  await olga.page.keyboard.press('Control+k');
  await field.pressSequentially('mi');
  await expect(olga.page.getByRole('option', { name: /Mira/ })).toBeVisible();
  await field.press('Enter');
  await expect(olga.page.getByRole('textbox', { name: 'Message Mira' })).toBeVisible();
  await olga.page.keyboard.press('Control+k');
  await field.press('Escape');
  await expect(field).toBeHidden();
});

test('one who is put out of a room is told, and sees General', async ({ room }) => {
  const olga = await room.owner('Olga');
  const jo = await room.open('Jo');
  await createRoom(olga, 'Climbing', 'public');
  await jo.page.getByRole('button', { name: 'Browse rooms' }).click();
  await jo.page.getByRole('button', { name: 'Join Climbing' }).click();
  await expect(olga.people()).toHaveText([/Jo/, /Olga/]);
  const roomId = new URL(jo.page.url()).pathname.split('/')[2];
  const { you } = await jo.ask<{ you: { userID: string } }>('GET', '/session');
  await olga.ask('DELETE', `/rooms/${roomId}/members/${you.userID}`);
  await expect(jo.page.getByText('You are no longer in that room.')).toBeVisible();
  await expect(jo.page.getByRole('textbox', { name: 'Message General' })).toBeVisible();
  await expect(jo.listed('Climbing')).toHaveCount(0);
});

for (const [window, options] of Object.entries({ phone, desktop: {} })) {
  test(`axe finds nothing wrong with rooms, on a ${window}`, async ({ room }) => {
    const isPhone = window === 'phone';
    const olga = await room.owner('Olga', options);
    await room.member('Mira');
    const { page } = olga;
    const close = async () => {
      await page.keyboard.press('Escape');
      await expect(olga.dialog).toBeHidden();
    };
    if (isPhone) {
      await page.getByRole('button', { name: 'Rooms' }).click();
      await expect(olga.opened('Rooms')).toBeVisible();
      await expectNothingWrong(page);
      await close();
      await expect(page.getByRole('button', { name: 'Rooms' })).toBeFocused();
    }
    for (const [opener, title] of [
      ['Create a room', 'Create a room'],
      ['Browse rooms', 'Rooms'],
      ['New direct message', 'New direct message'],
      ['Go to', 'Go to a room or a person'],
    ] as const) {
      if (isPhone) await page.getByRole('button', { name: 'Rooms' }).click();
      await page.getByRole('button', { name: opener }).click();
      await expect(olga.opened(title)).toBeVisible();
      await expect(page.getByText('Loading')).toHaveCount(0);
      await expectNothingWrong(page);
      await close();
    }
    await olga.moreButton.click();
    await expect(page.getByRole('menu', { name: 'Room' })).toBeVisible();
    await expectNothingWrong(page);
    await close();
    await page.goto('/r/nowhere');
    await expect(page.getByRole('heading', { name: 'Not here' })).toBeVisible();
    await expectNothingWrong(page);
  });
}
