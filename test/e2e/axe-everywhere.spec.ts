import { expectNothingWrong, expectNothingWrongIn } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** On a phone and on a desktop, and by night, which is the same on both. What lies behind a dialog is not looked at. */
async function expectFine({ page, dialog }: Person): Promise<void> {
  await expect(page.getByText('Loading')).toHaveCount(0);
  const within = (await dialog.count()) > 0 ? 'dialog[open]' : undefined;
  await page.setViewportSize(phone);
  await expectNothingWrongIn(page, 'light', within);
  await page.setViewportSize(desktop);
  await expectNothingWrong(page, within);
}

/** Opens something, looks at it and closes it again, with whatever it was opened from. */
async function expectFineOnce(person: Person, title: string, open: () => Promise<void>): Promise<void> {
  await open();
  await expect(person.opened(title)).toBeVisible();
  await expectFine(person);
  for (let left = (await person.dialog.count()) - 1; left >= 0; left -= 1) {
    await person.page.keyboard.press('Escape');
    await expect(person.dialog).toHaveCount(left);
  }
}

const press = (person: Person, name: string | RegExp) => person.page.getByRole('button', { name }).first().click();

const idOf = async (person: Person) => (await person.ask<{ you: { userID: string } }>('GET', '/session')).you.userID;

async function makeRoom(host: Person, room: object): Promise<string> {
  const made = await host.ask<{ room: { roomId: string } }>('POST', '/rooms', room);
  return made.room.roomId;
}

test('axe finds nothing wrong with the dialogs of rooms', async ({ room }) => {
  const olga = await room.owner('Olga', { viewport: desktop });
  const mira = await room.member('Mira');
  await mira.ask('PATCH', '/users/me', { status: 'Out climbing', colour: 'moss' });
  await makeRoom(mira, { name: 'Climbing', kind: 'public', topic: 'Ropes and tea' });
  const flat = await makeRoom(olga, { name: 'Flat 4b', kind: 'private' });
  await olga.ask('PUT', `/rooms/${flat}/members/${await idOf(mira)}`);
  await olga.ask('POST', `/rooms/${flat}/invites`, { uses: 2 });

  await expectFineOnce(olga, 'Rooms', () => press(olga, 'Browse rooms'));
  await expectFineOnce(olga, 'Settings', () => press(olga, /\. Settings$/));
  await expectFineOnce(olga, 'New direct message', async () => {
    await press(olga, 'New direct message');
    await press(olga, 'Pick Mira');
  });
  await expectFineOnce(olga, 'Go to a room or a person', async () => {
    await press(olga, 'Go to');
    await olga.page.keyboard.type('mi');
    await expect(olga.page.getByRole('option', { name: /Mira/ })).toBeVisible();
  });
  await olga.listed('Flat 4b').click();
  await expect(olga.page.getByRole('textbox', { name: 'Message Flat 4b' })).toBeVisible();
  await expectFineOnce(olga, 'Settings of Flat 4b', () => olga.choose('Room settings'));
  await expectFineOnce(olga, 'Remove Mira?', async () => {
    await olga.choose('Room settings');
    await press(olga, 'Remove Mira');
  });
  await expectFineOnce(olga, 'Invite to Flat 4b', () => olga.choose('Invite people'));
  await expectFineOnce(olga, 'Leave Flat 4b?', () => olga.choose('Leave room'));
});

test('axe finds nothing wrong with the dialogs about people and messages', async ({ room }) => {
  const olga = await room.owner('Olga', { viewport: desktop });
  const mira = await room.member('Mira', { viewport: desktop });
  const miraId = await idOf(mira);
  await mira.say('as it was first');
  await mira.chooseFor('as it was first', 'Edit');
  await mira.page.getByRole('textbox', { name: 'Edit your message' }).fill('as it is now');
  await mira.page.keyboard.press('Enter');
  await expect(olga.row('as it is now')).toContainText('edited');

  await expectFineOnce(mira, 'Olga', () => mira.people().getByRole('button', { name: 'Olga' }).click());
  await olga.say('something to report');
  await expectFineOnce(mira, 'Report this message', () => mira.chooseFor('something to report', 'Report'));
  await mira.chooseFor('something to report', 'Report');
  await press(mira, 'Report');
  await expect(mira.page.getByText('Thank you.')).toBeVisible();
  await expectFineOnce(mira, 'Remove yourself?', async () => {
    await press(mira, /\. Settings$/);
    await press(mira, 'Remove yourself for good');
  });

  await expectFineOnce(olga, 'Earlier texts', () => olga.chooseFor('as it is now', 'Earlier texts'));
  await olga.ask('PUT', `/users/${miraId}/mute`, { minutes: 10, reason: '' });
  await olga.ask('PUT', `/users/${miraId}/ban`, { minutes: 10, messages: 'keep', reason: 'rope' });
  await expectFineOnce(olga, 'Ban Mira?', () => olga.chooseFor('as it is now', 'Ban Mira'));
  await expectFineOnce(olga, 'Mira', async () => {
    await olga.row('as it is now').getByRole('button', { name: 'Mira' }).click();
    await expect(olga.dialog.getByText('Banned until')).toBeVisible();
  });
  await expectFineOnce(olga, 'Remove Mira?', async () => {
    await olga.row('as it is now').getByRole('button', { name: 'Mira' }).click();
    await press(olga, 'Remove their account');
  });
  for (const tab of ['Reports', 'Bans', 'Audit log']) {
    await expectFineOnce(olga, 'Moderation', async () => {
      await press(olga, 'Moderation');
      await olga.page.getByRole('tab', { name: tab }).click();
      await expect(olga.page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
    });
  }
});

test('axe finds nothing wrong with a room in which one may not write, or not yet', async ({ room }) => {
  const olga = await room.owner('Olga', { viewport: desktop });
  const mira = await room.member('Mira', { viewport: desktop });
  const flat = await makeRoom(olga, { name: 'Flat 4b', kind: 'public', topic: 'Stairs and keys' });
  await mira.page.goto(`/r/${flat}`);
  await expect(mira.page.getByRole('heading', { name: 'You are not in this room' })).toBeVisible();
  await expectFine(mira);
  await press(mira, 'Join the room');
  await mira.say('hello');
  await mira.chooseFor('hello', 'Reply');
  await expect(mira.page.getByRole('button', { name: 'Do not reply' })).toBeVisible();
  await expectFine(mira);
  for (const [change, note] of [
    [{ slowModeSeconds: 300 }, /^Slow mode/],
    [{ speakers: 'owner' }, /^Only owners write/],
    [{ archived: true }, /^This room is archived/],
  ] as const) {
    await olga.ask('PATCH', `/rooms/${flat}`, change);
    await expect(mira.page.getByText(note)).toBeVisible();
    await expectNothingWrong(mira.page, 'main form');
  }
  await olga.ask('PUT', `/users/${await idOf(mira)}/mute`, { minutes: 10, reason: '' });
  await mira.listed('General').click();
  await expect(mira.page.getByText(/^You may read, but not write/)).toBeVisible();
  await olga.say('@Mira, be patient');
  await expect(mira.sent('be patient')).toBeVisible();
  await olga.choose('Clear chat');
  await press(olga, 'Clear for everyone');
  await expect(olga.page.getByRole('button', { name: 'Undo' })).toBeVisible();
  for (const person of [mira, olga]) await expectFine(person);
});

test('axe finds nothing wrong with coming in by an invite and going again', async ({ room }) => {
  const olga = await room.owner('Olga');
  const flat = await makeRoom(olga, { name: 'Flat 4b', kind: 'private' });
  const { code } = await olga.ask<{ code: string }>('POST', `/rooms/${flat}/invites`, {});
  const mira = await room.visitor({ viewport: desktop });
  await mira.page.goto('/invite/none');
  await expect(mira.page.getByText('This invite is used up')).toBeVisible();
  await expectFine(mira);
  await mira.page.goto(`/invite/${code}`);
  await expect(mira.opened('Come in to Flat 4b')).toBeVisible();
  await expectFine(mira);
  await mira.join('Mira');
  await expect(mira.page.getByRole('textbox', { name: 'Message Flat 4b' })).toBeVisible();
  await expectFineOnce(mira, 'Log out?', async () => {
    await press(mira, /\. Settings$/);
    await press(mira, 'Log out');
  });
  await press(mira, /\. Settings$/);
  await press(mira, 'Log out');
  await mira.opened('Log out?').getByRole('button', { name: 'Log out' }).click();
  await expect(mira.page.getByRole('heading', { name: 'See you' })).toBeVisible();
  await expectFine(mira);
  await press(mira, 'Come in again');
  await mira.join('Mira again');
  await expect(mira.dialog).toBeHidden();
  await olga.ask('PUT', `/users/${await idOf(mira)}/ban`, { minutes: 10, messages: 'keep', reason: '' });
  await expect(mira.page.getByRole('heading', { name: 'You cannot come in' })).toBeVisible();
  await expectFine(mira);
});
