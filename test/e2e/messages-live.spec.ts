import { expectNothingWrong } from './nothing-wrong';
import { expect, test } from './room';

test('a reply, a reaction, an edit and a deletion are seen by the other as they happen', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await mira.say('Who is in for Saturday?');
  await expect(jo.sent('Saturday')).toBeVisible();

  await jo.chooseFor('Saturday', 'Reply');
  await expect(jo.composer).toBeFocused();
  await jo.page.keyboard.type('Count me in');
  await jo.page.keyboard.press('Enter');
  const quote = mira.row('Count me in').getByRole('button', { name: /^In reply to Mira/ });
  await expect(quote).toContainText('Who is in for Saturday?');

  await jo.row('Saturday').hover();
  await jo.page.getByTestId('toolbar').getByRole('button', { name: 'React with 👍' }).click();
  await mira.row('Saturday').getByRole('button', { name: '👍 1: Jo' }).click();
  await expect(jo.row('Saturday').getByRole('button', { name: '👍 2: You and Mira' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await jo.row('Saturday').getByRole('button', { name: /^👍 2/ }).click();
  await expect(mira.row('Saturday').getByRole('button', { name: '👍 1: You' })).toBeVisible();

  await mira.chooseFor('Saturday', 'Edit');
  const box = mira.page.getByRole('textbox', { name: 'Edit your message' });
  await expect(box).toBeFocused();
  await box.fill('Who is in for Sunday?');
  await box.press('Enter');
  await expect(jo.row('Who is in for Sunday?')).toContainText('edited');
  await expect(mira.row('Count me in')).toContainText('Who is in for Sunday?');

  await mira.chooseFor('for Sunday', 'Delete');
  await mira.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(mira.dialog).toBeHidden();
  for (const person of [mira, jo]) {
    await expect.poll(() => person.texts()).toEqual(['Count me in']);
    await expect(person.row('Count me in')).toContainText('Message deleted');
  }
  await jo.page.reload();
  await expect(jo.row('Count me in')).toContainText('Message deleted');
});

test('a message is reached, answered and edited by keyboard alone', async ({ room }) => {
  const mira = await room.open('Mira');
  const { keyboard } = mira.page;
  await mira.say('first');
  await mira.say('second');
  await expect(mira.sent('second')).toBeVisible();

  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await expect(mira.list).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(mira.row('second')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(mira.row('first')).toBeFocused();
  await keyboard.press('Enter');
  await expect(mira.page.getByRole('menuitemcheckbox', { name: 'React with 👍' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(mira.row('first')).toBeFocused();

  await keyboard.press('Shift+F10');
  await keyboard.press('e');
  await expect(mira.page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(mira.page.getByRole('textbox', { name: 'Edit your message' })).toBeFocused();
  await keyboard.type(', or so');
  await keyboard.press('Enter');
  await expect(mira.row('first, or so')).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.press('Enter');
  const reaction = mira.row('first, or so').getByRole('button', { name: '👍 1: You' });
  await expect(reaction).toBeVisible();
  await keyboard.press('Tab');
  await expect(reaction).toBeFocused();
  await keyboard.press('Space');
  await expect(reaction).toBeHidden();
});

test('an edit can be given up, and an empty or refused one says so', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.say('as it was');
  await expect(mira.sent('as it was')).toBeVisible();
  await mira.composer.press('ArrowUp');
  const box = mira.page.getByRole('textbox', { name: 'Edit your message' });
  await box.fill('something else');
  await box.press('Escape');
  await expect(box).toBeHidden();
  await expect(mira.composer).toBeFocused();
  await expect.poll(() => mira.texts()).toEqual(['as it was']);

  await mira.composer.press('ArrowUp');
  await box.fill('   ');
  await expect(mira.page.getByRole('button', { name: 'Save' })).toBeDisabled();
  // The server finds nothing to read in it.
  await box.fill('\u200B');
  await box.press('Enter');
  await expect(mira.list.getByRole('alert')).toHaveText('Write something first.');
  await expect(box).toBeVisible();
});

test('a finger that rests on a message opens its menu, and any emoji can be picked', async ({ room }) => {
  const mira = await room.open('Mira', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await mira.say('touch me');
  await expect(mira.sent('touch me')).toBeVisible();
  const { x, y } = (await mira.row('touch me').locator('div[dir="auto"]').boundingBox()) ?? { x: 0, y: 0 };
  const finger = await mira.page.context().newCDPSession(mira.page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 10, y: y + 10 }] });
  await expect(mira.page.getByRole('menu')).toBeVisible();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(mira.page.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  await expectNothingWrong(mira.page);

  await mira.page.getByRole('menuitem', { name: 'React with another emoji' }).click();
  const picker = mira.opened('React with another emoji');
  await picker.getByRole('button', { name: 'Skin tone: Yellow' }).tap();
  await picker.getByRole('radio', { name: 'Medium', exact: true }).check({ force: true });
  await picker.getByRole('combobox', { name: 'Search emoji' }).fill('woman climbing');
  await picker.getByRole('option', { name: 'woman climbing' }).tap();
  await expect(mira.row('touch me').getByRole('button', { name: '🧗🏽‍♀️ 1: You' })).toBeVisible();
});

test('axe finds nothing wrong with what can be done with a message', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await jo.say('a message');
  await expect(jo.sent('a message')).toBeVisible();
  await mira.chooseFor('a message', 'Reply');
  await mira.composer.fill('an answer');
  await mira.composer.press('Enter');
  await mira.row('a message').first().click({ button: 'right' });
  await expect(mira.page.getByRole('menu')).toBeVisible();
  await expectNothingWrong(mira.page);
  await mira.page.getByRole('menuitemcheckbox', { name: 'React with 🎉' }).click();
  await expect(mira.list.getByRole('button', { name: '🎉 1: You' })).toBeVisible();
  await mira.row('an answer').hover();
  await expect(mira.page.getByTestId('toolbar')).toBeVisible();
  await expectNothingWrong(mira.page);
  for (const item of ['Edit', 'Delete']) {
    await mira.chooseFor('an answer', item);
    await expect(item === 'Edit' ? mira.page.getByRole('button', { name: 'Save' }) : mira.dialog).toBeVisible();
    await expectNothingWrong(mira.page);
    await mira.page.keyboard.press('Escape');
  }
});
