import { Program } from './program';
import { expect, test } from './room';

test('two people talk, and one who reloads is still the same', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.goto('/');
  await expect(mira.page.getByRole('heading', { name: 'Come in to General' })).toBeVisible();
  await expect(mira.nameField).toHaveValue(/^\S+ \S+$/);
  await mira.join('Mira');
  await expect(mira.page.getByText('Nobody has said anything yet. Say hello.')).toBeVisible();
  const jo = await room.open('Jo');

  await mira.say('Anyone up for climbing?');
  await expect(jo.sent('Anyone up for climbing?')).toBeVisible();
  await jo.composer.fill('Yes');
  await jo.composer.press('Shift+Enter');
  await jo.composer.pressSequentially('at seven');
  await jo.composer.press('Enter');
  await jo.say('by the old mill');
  await expect(mira.sent('by the old mill')).toBeVisible();

  const talk = ['Anyone up for climbing?', 'Yes\nat seven', 'by the old mill'];
  for (const person of [mira, jo]) {
    await expect.poll(() => person.texts('sent')).toEqual(talk);
    await expect(person.notices).toHaveText(['Mira has entered the chat', 'Jo has entered the chat']);
    // Jo's second message follows the first, and does not say again whose it is.
    await expect(person.message('at seven').locator('b')).toHaveText('Jo');
    await expect(person.message('old mill').locator('b')).toHaveCount(0);
  }
  await expect(jo.people()).toHaveText([/Jo.*you$/, /Mira/]);
  await expect(mira.people()).toHaveText([/Jo/, /Mira.*you$/]);

  await jo.page.reload();
  await expect(jo.sent('by the old mill')).toBeVisible();
  await expect(jo.dialog).toBeHidden();
  await expect.poll(() => jo.texts('sent')).toEqual(talk);
  await jo.say('still me');
  await expect(mira.message('still me').locator('b')).toHaveCount(0);

  await jo.page.close();
  await expect(mira.notices.last()).toHaveText('Jo has left the chat', { timeout: 10_000 });
  await expect(mira.notices).toHaveCount(3);
  await expect(mira.people()).toHaveText([/Mira.*you$/]);
});

test('a program of the full feed, from elsewhere, shares the room with the page', async ({ room }) => {
  const mira = await room.open('Mira');
  const program = new Program(room.url);
  const identity = await program.identity();
  program.enter(identity);
  await expect(mira.notices.last()).toContainText(identity.username);

  program.say('from a program', identity);
  await expect(mira.sent('from a program')).toBeVisible();
  await mira.say('from the page');
  await expect(mira.sent('from the page')).toBeVisible();
  await expect
    .poll(() => program.room.map(({ message }) => message))
    .toEqual([
      'Mira has entered the chat',
      `${identity.username} has entered the chat`,
      'from a program',
      'from the page',
    ]);

  program.enter({ userID: 'not Mira', username: 'Mira' });
  program.say('it is me, Mira', { userID: 'not Mira', username: 'Mira' });
  const doubtful = mira.sent('it is me, Mira');
  await expect(doubtful.getByText('unverified')).toBeVisible();
  await expect(mira.message('from the page').getByText('unverified')).toHaveCount(0);

  program.clear();
  await expect(mira.page.getByText('Nobody has said anything yet. Say hello.')).toBeVisible();
  expect(await mira.texts()).toEqual([]);
  program.leave();
});
