import { expect, test } from './room';

test('the whole way by keyboard alone, and what others say is announced', async ({ room }) => {
  const jo = await room.open('Jo');
  const mira = await room.visitor();
  const { keyboard } = mira.page;
  await mira.page.goto('/');
  await expect(mira.nameField).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(mira.nameField).toBeFocused();
  // The suggested name is selected, so that typing replaces it.
  await keyboard.type('Mira');
  await keyboard.press('Tab');
  await expect(mira.page.getByRole('button', { name: 'Join' })).toBeFocused();
  await keyboard.press('Enter');

  await expect(mira.composer).toBeFocused();
  await keyboard.type('Hello');
  await keyboard.press('Enter');
  await expect(jo.sent('Hello')).toBeVisible();
  await expect(jo.announcement).toHaveText('Mira: Hello');
  await expect(mira.announcement).toHaveText('');
  await jo.say('Welcome');
  await expect(mira.announcement).toHaveText('Jo: Welcome');
  await expect(mira.composer).toBeFocused();

  await keyboard.type('With a button');
  await keyboard.press('Tab');
  await expect(mira.page.getByRole('button', { name: 'Emoji' })).toBeFocused();
  await mira.page.getByRole('button', { name: 'Send' }).focus();
  await keyboard.press('Space');
  await expect(jo.sent('With a button')).toBeVisible();
  await expect(mira.composer).toBeFocused();

  await keyboard.press('Shift+Tab');
  await expect(mira.page.getByRole('button', { name: 'Attach files' })).toBeFocused();
  await keyboard.press('Shift+Tab');
  await expect(mira.list).toBeFocused();
  await mira.moreButton.focus();
  await keyboard.press('Enter');
  await expect(mira.page.getByRole('menuitem').first()).toBeFocused();
  await keyboard.press('End');
  await expect(mira.page.getByRole('menuitem', { name: 'Clear chat' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(mira.moreButton).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect(mira.dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(mira.dialog.getByRole('button', { name: 'Clear for everyone' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(mira.dialog).toBeHidden();
  await expect(mira.moreButton).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect(mira.dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(jo.page.getByText('Mira cleared the chat')).toBeVisible();
  await expect(mira.dialog).toBeHidden();
});
