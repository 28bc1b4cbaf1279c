import { expectNothingWrong } from './nothing-wrong';
import { expect, test } from './room';

const SOON = { timeout: 2_000 };

test('a ban takes effect on the open page within two seconds, and is lifted again', async ({ room }) => {
  const mira = await room.owner('Mira');
  const jo = await room.open('Jo');
  await jo.say('buy my rope');
  await expect(mira.sent('buy my rope')).toBeVisible();

  await mira.chooseFor('buy my rope', 'Ban Jo');
  await mira.dialog.getByLabel('What they wrote').selectOption('Remove all their messages');
  await mira.dialog.getByLabel('Reason').fill('rope');
  await expectNothingWrong(mira.page);
  await mira.dialog.getByRole('button', { name: 'Ban' }).click();
  await expect(jo.page.getByRole('heading', { name: 'You cannot come in' })).toBeVisible(SOON);
  await expect(mira.row('buy my rope')).toHaveCount(0);
  await expect(mira.dialog).toBeHidden();
  await jo.page.reload();
  await jo.join('Somebody else');
  await expect(jo.page.getByRole('heading', { name: 'You cannot come in' })).toBeVisible();

  await mira.page.getByRole('button', { name: 'Moderation' }).click();
  await mira.page.getByRole('tab', { name: 'Bans' }).click();
  await expect(mira.dialog.getByRole('listitem')).toContainText('for ever');
  await expectNothingWrong(mira.page);
  await mira.page.getByRole('button', { name: 'Lift the ban of Jo' }).click();
  await expect(mira.page.getByText('Nobody is banned.')).toBeVisible();
  await jo.page.getByRole('button', { name: 'Try again' }).click();
  await jo.join('Jo again');
  await expect(jo.dialog).toBeHidden();
  await expect(jo.composer).toBeVisible();

  await mira.page.getByRole('tab', { name: 'Audit log' }).click();
  const log = mira.dialog.getByRole('listitem');
  await expect(log.nth(0)).toContainText('Mira lifted the ban of Jo');
  await expect(log.nth(1)).toContainText('Mira banned Jo for ever and removed their messages');
  await expectNothingWrong(mira.page);
});

test('who is muted is told so by the composer, and may speak again', async ({ room }) => {
  const mira = await room.owner('Mira');
  const jo = await room.open('Jo');
  await jo.say('lalala');
  await expect(mira.sent('lalala')).toBeVisible();
  await mira.chooseFor('lalala', 'Mute Jo');
  await mira.dialog.getByLabel('For how long').selectOption('10 minutes');
  await expectNothingWrong(mira.page);
  await mira.dialog.getByRole('button', { name: 'Mute' }).click();
  await expect(jo.page.getByText(/You may read, but not write for now/)).toBeVisible(SOON);
  await jo.composer.fill('but');
  await expect(jo.page.getByRole('button', { name: 'Send' })).toBeDisabled();

  await mira.people().getByRole('button', { name: 'Jo' }).click();
  await expect(mira.dialog.getByText(/^Muted until/)).toBeVisible();
  await expectNothingWrong(mira.page);
  await mira.dialog.getByRole('button', { name: 'Let them speak again' }).click();
  await expect(jo.page.getByText(/You may read, but not write for now/)).toBeHidden(SOON);
  await jo.composer.press('Enter');
  await expect(mira.sent('but')).toBeVisible();
});

test('a message is reported, and a moderator settles it by removing it', async ({ room }) => {
  const mira = await room.owner('Mira');
  const jo = await room.open('Jo');
  const tomas = await room.open('Tomas');
  await jo.say('something nasty');
  await tomas.chooseFor('something nasty', 'Report');
  await tomas.dialog.getByRole('textbox').fill('This hurts');
  await expectNothingWrong(tomas.page);
  await tomas.dialog.getByRole('button', { name: 'Report' }).click();
  await expect(tomas.page.getByText('Thank you. The moderators will see it.')).toBeVisible();

  await mira.page.getByRole('button', { name: 'Moderation' }).click();
  const report = mira.dialog.getByRole('listitem');
  await expect(report).toContainText('Tomas');
  await expect(report).toContainText('This hurts');
  await expect(report).toContainText('something nasty');
  await expectNothingWrong(mira.page);
  await report.getByRole('button', { name: 'Remove the message' }).click();
  await expect(mira.page.getByText('Nothing to settle.')).toBeVisible();
  await expect(jo.row('something nasty')).toHaveCount(0);
  await expect(jo.list.getByText('Message deleted')).toBeVisible();
});

test('an owner makes a moderator, who sees the pages at once and loses them as fast', async ({ room }) => {
  const mira = await room.owner('Mira');
  const jo = await room.member('Jo');
  const moderation = jo.page.getByRole('button', { name: 'Moderation' });
  await expect(moderation).toHaveCount(0);
  for (const role of ['Moderator', 'Member']) {
    await mira.page.getByRole('button', { name: 'Moderation' }).click();
    await mira.page.getByRole('tab', { name: 'People' }).click();
    await mira.page.getByRole('button', { name: 'Manage Jo' }).click();
    await mira.opened('Jo').getByLabel('Role').selectOption(role.toLowerCase());
    await expectNothingWrong(mira.page);
    await mira.opened('Jo').getByRole('button', { name: 'Change the role' }).click();
    await expect(mira.opened('Jo').getByText(`Jo is now a ${role.toLowerCase()}.`)).toBeVisible();
    await expect(moderation).toHaveCount(role === 'Moderator' ? 1 : 0, SOON);
    await mira.page.keyboard.press('Escape');
    await mira.page.keyboard.press('Escape');
    await expect(mira.dialog).toHaveCount(0);
  }
});

test('who forgot the password gets a link to a new one from the owner', async ({ room }) => {
  const mira = await room.owner('Mira');
  const jo = await room.member('Jo');
  await mira.people().getByRole('button', { name: 'Jo' }).click();
  await mira.dialog.getByRole('button', { name: 'Link to a new password' }).click();
  const made = mira.opened('A link to a new password');
  await expectNothingWrong(mira.page);
  await made.getByRole('button', { name: 'Make the link' }).click();
  const link = made.getByRole('textbox', { name: 'Link to a new password' });
  await expect(link).toBeFocused();
  await expectNothingWrong(mira.page);
  await jo.page.goto(await link.inputValue());
  await jo.page.getByLabel('Password', { exact: true }).fill('another horse battery');
  await jo.page.getByRole('button', { name: 'Use this password' }).click();
  await expect(jo.composer).toBeVisible();
});
