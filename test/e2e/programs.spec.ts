import { expectNothingWrong } from './nothing-wrong';
import { expect, test } from './room';

test('a webhook is made in the settings of a room, speaks there, and is revoked', async ({ room }) => {
  const mira = await room.owner('Mira');
  await mira.choose('Room settings');
  const settings = mira.opened('Settings of General');
  await settings.getByRole('button', { name: 'Add a webhook' }).click();
  await mira.opened('Add a webhook').getByLabel('Name').fill('Deploys');
  await expectNothingWrong(mira.page);
  await mira.opened('Add a webhook').getByRole('button', { name: 'Add' }).click();
  const made = mira.opened('The webhook’s address');
  const address = await made.getByRole('textbox', { name: 'Address' }).inputValue();
  expect(address).toMatch(new RegExp(`^${room.url}/api/hooks/.+`));
  await expectNothingWrong(mira.page);
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(settings.getByRole('region', { name: 'Webhooks' })).toContainText('Deploys');
  await expectNothingWrong(mira.page);

  const post = (text: string) =>
    fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) });
  expect((await post('It is built')).status).toBe(200);
  await settings.getByRole('button', { name: 'Revoke Deploys' }).click();
  await mira.opened('Revoke Deploys?').getByRole('button', { name: 'Revoke' }).click();
  await expect(settings.getByRole('region', { name: 'Webhooks' })).not.toContainText('Deploys');
  await settings.getByRole('button', { name: 'Close' }).click();
  await expect(mira.row('It is built')).toContainText('Deploys');
  expect((await post('Too late')).status).toBe(404);
});

test('an address elsewhere is told what is said in a room, until it is removed', async ({ room }) => {
  const mira = await room.owner('Mira');
  await mira.choose('Room settings');
  const settings = mira.opened('Settings of General');
  await settings.getByRole('button', { name: 'Tell another address' }).click();
  const add = mira.opened('Tell another address');
  // Nobody says anything, so nothing is sent anywhere.
  await add.getByLabel('Address').fill('http://127.0.0.1:9/');
  await add.getByRole('button', { name: 'Add' }).click();
  await expect(add.getByRole('alert')).toBeVisible();
  await expectNothingWrong(mira.page);
  await add.getByLabel('Address').fill('https://1.1.1.1/told');
  await add.getByRole('button', { name: 'Add' }).click();
  const given = mira.opened('The signing secret');
  await expect(given.getByRole('textbox', { name: 'Secret' })).toHaveValue(/.{32,}/);
  await given.getByRole('button', { name: 'Done' }).click();
  await expect(settings.getByRole('region', { name: 'Webhooks' })).toContainText('https://1.1.1.1/told');
  await expectNothingWrong(mira.page);
  await settings.getByRole('button', { name: 'Remove https://1.1.1.1/told' }).click();
  await mira.opened('Tell it nothing more?').getByRole('button', { name: 'Remove' }).click();
  await expect(settings.getByRole('region', { name: 'Webhooks' })).not.toContainText('1.1.1.1');
});

test('an owner makes a bot, which speaks by its token until that is revoked', async ({ room }) => {
  const mira = await room.owner('Mira');
  await mira.page.getByRole('button', { name: 'Moderation' }).click();
  const panel = mira.opened('Moderation');
  await panel.getByRole('tab', { name: 'Bots' }).click();
  await panel.getByRole('button', { name: 'Add a bot' }).click();
  const add = mira.opened('Add a bot');
  await add.getByLabel('Name').fill('Porter');
  await add.getByLabel('React').check();
  await expectNothingWrong(mira.page);
  await add.getByRole('button', { name: 'Add' }).click();
  const given = mira.opened('The bot’s token');
  const token = await given.getByRole('textbox', { name: 'Token' }).inputValue();
  await expectNothingWrong(mira.page);
  await given.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByRole('listitem')).toContainText('May read, speak, react');
  await expectNothingWrong(mira.page);

  const say = (message: string) =>
    fetch(`${room.url}/api/rooms/general/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ clientId: message, message }),
    });
  expect((await say('The door is open')).status).toBe(201);
  await panel.getByRole('button', { name: 'Revoke the token of Porter' }).click();
  await mira.opened('Revoke the token of Porter?').getByRole('button', { name: 'Revoke' }).click();
  await expect(panel.getByRole('listitem')).toContainText('nothing lets it in');
  expect((await say('And now?')).status).toBe(401);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(mira.row('The door is open')).toContainText('Porter');
});
