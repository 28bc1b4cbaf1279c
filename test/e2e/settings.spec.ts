import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, PASSWORD, test } from './room';

async function openSettings(person: Person) {
  await person.page.getByRole('button', { name: /\. Settings$/ }).click();
  const settings = person.opened('Settings');
  await expect(settings).toBeVisible();
  return settings;
}

test('a new name, status and colour are seen by others at once', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await mira.say('hello');
  await expect(jo.sent('hello')).toBeVisible();
  const settings = await openSettings(mira);
  await expectNothingWrong(mira.page);
  await settings.getByLabel('Your name', { exact: true }).fill('Jo');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings.getByRole('alert')).toContainText('Choose another.');
  await settings.getByLabel('Your name', { exact: true }).fill('Mirabel');
  await settings.getByLabel('Status').fill('Out climbing');
  await settings.getByRole('radio', { name: 'Moss' }).check();
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings.getByText('Saved.')).toBeVisible();
  await expectNothingWrong(mira.page);
  await expect(jo.people().filter({ hasText: 'Mirabel' })).toContainText('Out climbing');
  await expect(jo.row('hello')).toContainText('Mirabel');
  await mira.page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(mira.page.getByRole('button', { name: /^Mirabel, Guest\. Settings$/ })).toBeFocused();
});

test('a guest is offered to keep the name, and keeps it', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.say('mine');
  const settings = await openSettings(mira);
  await expect(settings.getByLabel('Current password')).toHaveCount(0);
  await settings.getByRole('button', { name: 'Keep your name: set a password' }).click();
  const keep = mira.opened('Keep your name');
  await expectNothingWrong(mira.page);
  await keep.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await keep.getByRole('button', { name: 'Keep my name' }).click();
  await expect(mira.page.getByRole('button', { name: 'Mira, Member. Settings' })).toBeVisible();
  await mira.chooseFor('mine', 'Edit');
  await expect(mira.page.getByRole('textbox', { name: 'Edit your message' })).toBeVisible();
});

test('another password ends the sessions elsewhere, a wrong one changes nothing', async ({ room }) => {
  const mira = await room.member('Mira');
  const elsewhere = await room.visitor();
  await elsewhere.page.request.post('/api/session', { data: { username: 'Mira', password: PASSWORD } });
  await elsewhere.page.goto('/');
  await expect(elsewhere.composer).toBeVisible();
  const settings = await openSettings(mira);
  await settings.getByLabel('Current password').fill('not this one');
  await settings.getByLabel('New password').fill('another horse battery');
  await settings.getByRole('button', { name: 'Change the password' }).click();
  await expect(settings.getByRole('alert')).toHaveText('The name or the password is not right.');
  await expect(elsewhere.composer).toBeVisible();
  await settings.getByLabel('Current password').fill(PASSWORD);
  await settings.getByRole('button', { name: 'Change the password' }).click();
  await expect(settings.getByText('Your password is changed.')).toBeVisible();
  await expectNothingWrong(mira.page);
  await expect(elsewhere.composer).toBeHidden({ timeout: 2_000 });
  await mira.page.keyboard.press('Escape');
  await mira.say('still here');
  await expect(mira.sent('still here')).toBeVisible();
});

test('logging out everywhere closes every page of that person', async ({ room }) => {
  const mira = await room.member('Mira');
  const elsewhere = await room.visitor();
  await elsewhere.page.request.post('/api/session', { data: { username: 'Mira', password: PASSWORD } });
  await elsewhere.page.goto('/');
  await expect(elsewhere.composer).toBeVisible();
  const settings = await openSettings(mira);
  await settings.getByRole('button', { name: 'Log out on all devices' }).click();
  for (const { page } of [mira, elsewhere]) {
    await expect(page.getByRole('heading', { name: 'See you' })).toBeVisible({ timeout: 2_000 });
  }
});

test('whoever removes themselves is asked for the password, and takes their messages along', async ({ room }) => {
  const mira = await room.member('Mira');
  const jo = await room.open('Jo');
  await mira.say('forget me');
  await expect(jo.sent('forget me')).toBeVisible();
  const settings = await openSettings(mira);
  await settings.getByRole('button', { name: 'Remove yourself for good' }).click();
  const remove = mira.opened('Remove yourself?');
  await expectNothingWrong(mira.page);
  await remove.getByLabel('Your messages').selectOption('Remove all of them');
  await remove.getByLabel('Your password').fill('not this one');
  await remove.getByRole('button', { name: 'Remove me' }).click();
  await expect(remove.getByRole('alert')).toBeVisible();
  await remove.getByLabel('Your password').fill(PASSWORD);
  await remove.getByRole('button', { name: 'Remove me' }).click();
  await expect(jo.row('forget me')).toHaveCount(0);
  await expect(mira.composer).toBeHidden();
});

test('an invite is made, opened by another, and revoked', async ({ room }) => {
  const mira = await room.owner('Mira');
  await mira.choose('Invite people');
  const invite = mira.opened('Invite to General');
  await expectNothingWrong(mira.page);
  await invite.getByLabel('Good for').selectOption('No limit');
  await invite.getByLabel('Ends after').selectOption('Never');
  await invite.getByRole('button', { name: 'Make a link' }).click();
  const link = await invite.getByRole('textbox', { name: 'Invite link' }).inputValue();
  expect(link).toMatch(new RegExp(`^${room.url}/invite/.+`));
  await expect(invite.getByRole('img', { name: 'The invite link as a QR code' })).toBeVisible();
  await expect(invite.getByRole('listitem')).toContainText('For any number of people, for ever');
  await expectNothingWrong(mira.page);

  const jo = await room.visitor();
  await jo.page.goto(link);
  await jo.join('Jo');
  await expect(jo.composer).toBeVisible();
  await invite.getByRole('button', { name: /^Revoke/ }).click();
  await expect(invite.getByText('None.')).toBeVisible();
  const late = await room.visitor();
  await late.page.goto(link);
  await expect(late.page.getByText('This invite is used up, has expired, or never was one.')).toBeVisible();
});

test('a room is set up, and those who keep it bring people in and put them out', async ({ room }) => {
  const mira = await room.member('Mira');
  const jo = await room.member('Jo');
  await mira.ask('POST', '/rooms', { name: 'Climbing', kind: 'private' });
  await mira.listed('Climbing').click();
  await mira.choose('Room settings');
  const settings = mira.opened('Settings of Climbing');
  await settings.getByLabel('Topic').fill('Ropes and tea');
  await settings.getByLabel('Slow mode').selectOption('30 seconds');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings.getByText('Saved.')).toBeVisible();
  await settings.getByRole('searchbox', { name: 'Add someone' }).fill('jo');
  await settings.getByRole('button', { name: 'Add Jo' }).click();
  await expect(settings.getByRole('button', { name: 'Remove Jo' })).toBeVisible();
  await expectNothingWrong(mira.page);

  await jo.listed('Climbing').click();
  await expect(jo.page.getByText('Ropes and tea')).toBeVisible();
  await settings.getByRole('button', { name: 'Remove Jo' }).click();
  await mira.opened('Remove Jo?').getByRole('button', { name: 'Remove' }).click();
  await expect(jo.listed('Climbing')).toHaveCount(0);
  await expect(jo.page.getByRole('heading', { name: 'General' })).toBeVisible();
});
