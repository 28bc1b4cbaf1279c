import { refuse } from './refuse';
import { expect, test } from './room';

test('a name is refused at its field, with the reason', async ({ room }) => {
  await room.open('Mira');
  const other = await room.visitor();
  await other.page.goto('/');
  const taken = 'Someone here has this name, or one that looks like it. Choose another.';
  const invalid = 'Choose a name of 1 to 48 visible characters.';
  const refused = { Mira: taken, MIRA: taken, 'М\u0456ra': taken, 'Mi\u200Bra': invalid, '\u3164': invalid };

  for (const [name, reason] of Object.entries(refused)) {
    await other.join(name);
    await expect(other.nameField).toHaveAccessibleDescription(reason);
    await expect(other.nameField).toHaveAttribute('aria-invalid', 'true');
    await expect(other.nameField).toHaveValue(name);
  }
  await other.nameField.fill('   ');
  await expect(other.page.getByRole('button', { name: 'Join' })).toBeDisabled();

  await other.join('Mirabel');
  await expect(other.dialog).toBeHidden();
  await expect(other.notices).toHaveText(['Mira has entered the chat', 'Mirabel has entered the chat']);
});

test('a text that is too long waits in the composer, and a draft outlives a reload', async ({ room }) => {
  const mira = await room.open('Mira');
  const send = mira.page.getByRole('button', { name: 'Send' });
  await mira.composer.fill('a'.repeat(4_012));
  await expect(mira.composer).toHaveAccessibleDescription('12 characters too many');
  await expect(send).toBeDisabled();
  await mira.composer.press('Enter');
  expect(await mira.texts()).toEqual([]);

  await mira.page.reload();
  await expect(mira.composer).toHaveValue('a'.repeat(4_012));
  await mira.composer.fill('a'.repeat(4_000));
  await send.click();
  await expect.poll(() => mira.texts('sent')).toEqual(['a'.repeat(4_000)]);
  await expect(mira.composer).toHaveValue('');
  await mira.page.reload();
  await expect(mira.composer).toHaveValue('');
});

test('a message that failed stays, and can be sent again or given up', async ({ room }) => {
  const mira = await room.visitor();
  await refuse(mira.page, 'once more', 'of_a_later_version');
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.dialog).toBeHidden();

  await mira.say('once more');
  const failed = mira.message('once more');
  await expect(failed).toContainText('Not sent. No, said the test.');
  await expect(failed).toHaveAttribute('data-state', 'failed');
  await mira.say('meanwhile');
  await expect(mira.sent('meanwhile')).toBeVisible();
  await mira.page.reload();
  await expect(failed).toContainText('Not sent. No, said the test.');
  await expect(failed).toHaveAttribute('data-state', 'failed');
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(mira.sent('once more')).toBeVisible();

  // The server finds nothing to read in it.
  await mira.say('\u200B');
  const empty = mira.message('Write something first.');
  await empty.getByRole('button', { name: 'Discard' }).click();
  await expect(empty).toHaveCount(0);
  await expect.poll(() => mira.texts()).toEqual(['meanwhile', 'once more']);
});

test('a message that can never be sent is put back to be changed', async ({ room }) => {
  const mira = await room.visitor();
  await refuse(mira.page, 'not like this', 'message_invalid');
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.dialog).toBeHidden();

  await mira.say('not like this');
  const failed = mira.message('not like this');
  await expect(failed.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await mira.composer.fill('I was');
  await failed.getByRole('button', { name: 'Edit' }).click();
  await expect(failed).toHaveCount(0);
  await expect(mira.composer).toBeFocused();
  await mira.page.keyboard.type(', but like that');
  await expect(mira.composer).toHaveValue('I was\nnot like this, but like that');
  await mira.page.reload();
  await mira.composer.press('Enter');
  await expect(mira.sent('like that')).toBeVisible();
  await expect.poll(() => mira.texts()).toEqual(['I was\nnot like this, but like that']);
});

test('what cannot be shown does not get into the composer', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.composer.fill('one\r\ntwo\vthree \u0007');
  await expect(mira.composer).toHaveValue('one\ntwo\nthree ');
  await mira.composer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 3));
  await mira.page.keyboard.insertText('\u001B[1m');
  await mira.page.keyboard.type('!');
  await expect(mira.composer).toHaveValue('one[1m!\ntwo\nthree ');
  await mira.composer.press('Enter');
  await expect(mira.sent('three')).toBeVisible();
});
