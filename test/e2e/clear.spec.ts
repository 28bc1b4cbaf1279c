import { expect, test } from './room';

test('clearing empties the room for everyone, once it is confirmed', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await mira.say('to be kept');
  await expect(jo.sent('to be kept')).toBeVisible();

  await jo.choose('Clear chat');
  await expect(jo.dialog).toContainText('for everyone in the room');
  await jo.dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(jo.dialog).toBeHidden();
  await mira.say('kept');
  await expect(jo.sent('kept').last()).toBeVisible();
  await expect.poll(() => jo.texts()).toEqual(['to be kept', 'kept']);

  await jo.choose('Clear chat');
  await jo.dialog.getByRole('button', { name: 'Clear for everyone' }).click();
  for (const person of [jo, mira]) {
    await expect(person.page.getByText('Nobody has said anything yet. Say hello.')).toBeVisible();
    await expect(person.page.getByText('Jo cleared the chat')).toBeVisible();
    expect(await person.texts()).toEqual([]);
  }
  await expect(jo.dialog).toBeHidden();

  await mira.say('a new start');
  await expect(jo.sent('a new start')).toBeVisible();
  await jo.page.reload();
  await expect.poll(() => jo.texts()).toEqual(['a new start']);
});
