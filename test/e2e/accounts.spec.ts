import { expectNothingWrong } from './nothing-wrong';
import { expect, PASSWORD, test } from './room';

test('a guest keeps their name with a password, and is the same on another device', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.say('before I had an account');
  await expect(mira.sent('before I had an account')).toBeVisible();
  await mira.page.getByRole('button', { name: 'Keep your name' }).click();
  const form = mira.opened('Keep your name');
  await expect(form.getByRole('textbox', { name: 'Your name' })).toHaveValue('Mira');
  const password = form.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('autocomplete', 'new-password');
  await password.fill('short');
  await form.getByRole('button', { name: 'Keep my name' }).click();
  await expect(password).toHaveAccessibleDescription(/8 to 256 characters/);
  await password.fill(PASSWORD);
  await form.getByRole('button', { name: 'Keep my name' }).click();
  await expect(form).toBeHidden();
  await expect(mira.page.getByRole('button', { name: 'Mira, Member. Settings' })).toBeVisible();
  await mira.say('and after');
  await expect(mira.sent('and after')).toBeVisible();
  // Still one author: the second follows the first without a name.
  await expect(mira.message('and after').locator('b')).toHaveCount(0);

  const phone = await room.visitor();
  await phone.page.goto('/');
  await phone.page.getByRole('button', { name: 'Log in' }).click();
  const logIn = phone.opened('Log in');
  await logIn.getByRole('textbox', { name: 'Your name' }).fill('Mira');
  await logIn.getByLabel('Password', { exact: true }).fill('not this one');
  await logIn.getByRole('button', { name: 'Log in' }).click();
  await expect(logIn.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/not right/);
  await logIn.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await logIn.getByRole('button', { name: 'Log in' }).click();
  await expect(phone.opened('Come in to General')).toBeHidden();
  await expect(phone.sent('and after')).toBeVisible();
  await phone.say('from the other one');
  await expect(mira.message('from the other one').locator('b')).toHaveCount(0);
  await expect(mira.notices).toHaveCount(1);
});

test('what is unread agrees on both devices of a person', async ({ room }) => {
  const olga = await room.owner('Olga');
  const context = await olga.page.context().storageState();
  const second = await room.visitor({ storageState: context });
  await olga.page.getByRole('button', { name: 'Create a room' }).click();
  await olga.dialog.getByRole('textbox', { name: 'Name' }).fill('Climbing');
  await olga.dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(olga.page).toHaveURL(/\/r\//);
  await olga.listed('General').click();
  await second.page.goto('/');
  await expect(second.listed('Climbing')).toBeVisible();

  const mira = await room.open('Mira');
  await mira.page.getByRole('button', { name: 'Browse rooms' }).click();
  await mira.page.getByRole('button', { name: 'Join Climbing' }).click();
  await expect(mira.page.getByRole('textbox', { name: 'Message Climbing' })).toBeVisible();
  await mira.say('@Olga, who has the keys?');
  await mira.say('anyone?');
  for (const device of [olga, second]) {
    await expect(device.listed(/^Climbing ?, 2 unread, 1 for you$/)).toBeVisible();
    await expect(device.page).toHaveTitle('(1) General · Snug');
  }
  await olga.listed('Climbing').click();
  await expect(olga.page.getByText('New messages')).toBeVisible();
  await expect(olga.sent('who has the keys?').locator('mark')).toHaveText('@Olga');
  for (const device of [olga, second]) {
    await expect(device.listed(/^Climbing$/)).toBeVisible();
    await expect(device.page).toHaveTitle(/^(Climbing|General) · Snug$/);
  }
});

test('a link to a new password works once, and its secret does not stay in the address', async ({ room }) => {
  const olga = await room.owner('Olga');
  await expect(olga.page).toHaveURL(/\/$/);
  const mira = await room.member('Mira');
  const { you } = await mira.ask<{ you: { userID: string } }>('GET', '/session');
  const { secret } = await olga.ask<{ secret: string }>('POST', `/users/${you.userID}/password-reset`, {});

  const elsewhere = await room.visitor();
  await elsewhere.page.goto(`/reset/${secret}`);
  await expect(elsewhere.page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(elsewhere.page).toHaveURL(/\/$/);
  await elsewhere.page.getByLabel('Password', { exact: true }).fill('another long password');
  await elsewhere.page.getByRole('button', { name: 'Use this password' }).click();
  await expect(elsewhere.page.getByRole('button', { name: 'Mira, Member. Settings' })).toBeVisible();
  // Whoever was logged in with the old one is told so, and nothing goes on in the background.
  await expect(mira.page.getByText('You were logged out.')).toBeVisible();

  const late = await room.visitor();
  await late.page.goto(`/reset/${secret}`);
  await late.page.getByLabel('Password', { exact: true }).fill('another long password');
  await late.page.getByRole('button', { name: 'Use this password' }).click();
  await expect(late.page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/was used/);
  await late.page.getByRole('button', { name: 'Go to the chat' }).click();
  await expect(late.nameField).toBeVisible();
});

test('one who logs out is out, and comes in again as whoever they like', async ({ room }) => {
  const mira = await room.member('Mira');
  await mira.composer.fill('half a thought');
  await mira.page.getByRole('button', { name: 'Mira, Member. Settings' }).click();
  await mira.dialog.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(mira.page.getByRole('heading', { name: 'See you' })).toBeVisible();
  await mira.page.getByRole('button', { name: 'Come in again' }).click();
  await mira.join('Someone else');
  await expect(mira.composer).toHaveValue('');
  await expect(mira.notices.filter({ hasText: 'Someone else' })).toBeVisible();
});

test('axe finds nothing wrong in coming in', async ({ room }) => {
  const mira = await room.visitor();
  for (const [path, heading] of [
    ['/reset/x', 'Choose a new password'],
    ['/set-up/x', 'Set up this place'],
  ] as const) {
    await mira.page.goto(path);
    await expect(mira.page.getByRole('heading', { name: heading })).toBeVisible();
    await expectNothingWrong(mira.page);
  }
  await mira.page.goto('/');
  for (const [opener, title] of [
    ['Log in', 'Log in'],
    ['Create an account', 'Create an account'],
  ] as const) {
    await mira.page.getByRole('button', { name: opener }).last().click();
    await expect(mira.opened(title)).toBeVisible();
    await expectNothingWrong(mira.page);
  }
});
