import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, PASSWORD, test } from './room';

test.use({ settings: { ACCESS: 'invite' } });

async function makeInvite(host: Person): Promise<string> {
  const { code } = await host.ask<{ code: string }>('POST', '/rooms/general/invites', { uses: 1 });
  return `/invite/${code}`;
}

test('without an invite one is told so and can only log in', async ({ room }) => {
  await room.owner('Olga');
  const olga = await room.visitor();
  await olga.page.goto('/');
  const door = olga.opened('You need an invite');
  await expect(door).toContainText('Ask somebody inside for a link.');
  await expect(olga.nameField).toHaveCount(0);
  await expect(door.getByRole('button')).toHaveText(['Log in']);
  await expectNothingWrong(olga.page);

  await door.getByRole('button', { name: 'Log in' }).click();
  const logIn = olga.opened('Log in');
  await expect(logIn.getByRole('button', { name: 'Create an account' })).toHaveCount(0);
  await expectNothingWrong(olga.page);
  await logIn.getByRole('textbox', { name: 'Your name' }).fill('Olga');
  await logIn.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await logIn.getByRole('button', { name: 'Log in' }).click();
  await expect(olga.composer).toBeVisible();
});

test('with an invite one comes in as a guest, stays in, and can keep the name', async ({ room }) => {
  const olga = await room.owner('Olga');
  const link = await makeInvite(olga);
  const mira = await room.visitor();
  await mira.page.goto(link);
  await mira.join('Mira');
  await mira.say('here I am');
  await expect(olga.sent('here I am')).toBeVisible();
  await mira.page.reload();
  await expect(mira.sent('here I am')).toBeVisible();
  await mira.page.getByRole('button', { name: 'Keep your name' }).click();
  await mira.opened('Keep your name').getByLabel('Password', { exact: true }).fill(PASSWORD);
  await mira.opened('Keep your name').getByRole('button', { name: 'Keep my name' }).click();
  await expect(mira.page.getByRole('button', { name: 'Mira, Member. Settings' })).toBeVisible();
});

test('with an invite one may create an account at once', async ({ room }) => {
  const olga = await room.owner('Olga');
  const mira = await room.visitor();
  await mira.page.goto(await makeInvite(olga));
  await mira.page.getByRole('button', { name: 'create an account' }).click();
  const form = mira.opened('Create an account');
  await form.getByRole('textbox', { name: 'Your name' }).fill('Mira');
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await form.getByRole('button', { name: 'Create the account' }).click();
  await expect(mira.page.getByRole('button', { name: 'Mira, Member. Settings' })).toBeVisible();
  await mira.say('here I am');
  await expect(olga.sent('here I am')).toBeVisible();
});

test('an invite that is used up is as none: one can only log in', async ({ room }) => {
  const olga = await room.owner('Olga');
  const link = await makeInvite(olga);
  const mira = await room.visitor();
  await mira.page.goto(link);
  await mira.join('Mira');
  await expect(mira.composer).toBeVisible();
  const late = await room.visitor();
  await late.page.goto(link);
  await expect(late.page.getByText('This invite is used up')).toBeVisible();
  await expect(late.nameField).toHaveCount(0);
  await expect(late.opened('You need an invite').getByRole('button')).toHaveText(['Log in']);
  await expectNothingWrong(late.page);
});

test('a guest who logs out needs another invite', async ({ room }) => {
  const olga = await room.owner('Olga');
  const mira = await room.visitor();
  await mira.page.goto(await makeInvite(olga));
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await mira.page.getByRole('button', { name: /\. Settings$/ }).click();
  await mira.dialog.getByRole('button', { name: 'Log out', exact: true }).click();
  await mira.opened('Log out?').getByRole('button', { name: 'Log out' }).click();
  await mira.page.getByRole('button', { name: 'Come in again' }).click();
  await expect(mira.opened('You need an invite')).toBeVisible();
});
