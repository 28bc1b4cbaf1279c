import { expect, test } from './room';

test('a direct message reaches the one it is for, and nobody else sees that there is one', async ({ room }) => {
  const olga = await room.owner('Olga');
  const mira = await room.member('Mira');
  const jo = await room.open('Jo');

  await olga.people().filter({ hasText: 'Mira' }).getByRole('button').click();
  await olga.opened('Mira').getByRole('button', { name: 'Message' }).click();
  await expect(olga.page.getByRole('textbox', { name: 'Message Mira' })).toBeVisible();
  await olga.say('just us');
  await expect(mira.listed(/^Olga ?, 1 unread$/)).toBeVisible();
  await expect(mira.page).toHaveTitle('(1) General · Snug');
  await mira.listed('Olga').click();
  await expect(mira.sent('just us')).toBeVisible();
  await expect(mira.page).toHaveTitle('Olga · Snug');
  await mira.composer.pressSequentially('yes');
  await expect(olga.page.getByText('Mira is typing…')).toBeVisible();
  await mira.composer.press('Enter');
  await expect(olga.sent('yes')).toBeVisible();
  await expect(olga.page.getByText('Mira is typing…')).toHaveCount(0);

  await expect(jo.listed('General')).toBeVisible();
  await expect(jo.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link')).toHaveCount(1);
  await jo.page.goto(mira.page.url());
  await expect(jo.page.getByText('There is no such room, or it is not open to you.')).toBeVisible();
  await expect(jo.page.getByText('just us')).toHaveCount(0);
});

test('several people are picked for a conversation of their own', async ({ room }) => {
  const olga = await room.owner('Olga');
  const mira = await room.member('Mira');
  const tomas = await room.member('Tomas');
  await olga.page.getByRole('button', { name: 'New direct message' }).click();
  for (const name of ['Mira', 'Tomas']) await olga.dialog.getByRole('button', { name: `Pick ${name}` }).click();
  await olga.dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(olga.page.getByRole('textbox', { name: /^Message (Mira, Tomas|Tomas, Mira)$/ })).toBeVisible();
  await olga.say('all of us');
  for (const person of [mira, tomas]) {
    await person.listed(/Olga.*1 unread/).click();
    await expect(person.sent('all of us')).toBeVisible();
  }
});

test('your last message is edited with the arrow key, and a reply shows what it answers', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await mira.say('see you at sven');
  await expect(mira.sent('at sven')).toBeVisible();
  await mira.composer.press('ArrowUp');
  const box = mira.page.getByRole('textbox', { name: 'Edit your message' });
  await expect(box).toBeFocused();
  await box.press('Escape');
  await expect(box).toBeHidden();
  await mira.composer.press('ArrowUp');
  await box.fill('see you at seven');
  await box.press('Enter');
  await expect(jo.sent('at seven')).toContainText('(edited)');

  await jo.chooseFor('see you at seven', 'Reply');
  await expect(jo.page.getByText('Reply to Mira: see you at seven')).toBeVisible();
  await expect(jo.composer).toBeFocused();
  await jo.say('I will be there');
  await expect(
    mira.sent('I will be there').getByRole('button', { name: /In reply to Mira: see you at seven/ }),
  ).toBeVisible();
  await expect(jo.page.getByRole('button', { name: 'Do not reply' })).toHaveCount(0);
});
