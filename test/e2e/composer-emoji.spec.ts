import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

const caretOf = ({ composer }: Person) => composer.evaluate((field: HTMLTextAreaElement) => field.selectionStart);

test('an emoji is picked by search, in a tone of skin, and offered again', async ({ room }) => {
  const mira = await room.open('Mira', phone);
  const asked: string[] = [];
  mira.page.on('request', (request) => asked.push(request.url()));
  const picker = mira.opened('Emoji');
  const search = picker.getByRole('combobox', { name: 'Search emoji' });
  const open = () => mira.page.getByRole('button', { name: 'Emoji' }).tap();
  await mira.composer.fill('well done');
  await mira.composer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 5));
  await open();
  await expect(picker.getByRole('group', { name: 'Smileys and people' })).toBeVisible();
  await picker.getByRole('button', { name: 'Flags' }).tap();
  await expect(picker.getByRole('option', { name: 'chequered flag' })).toBeInViewport();
  await search.fill('no such emoji');
  await expect(picker.getByRole('status')).toHaveText('No emoji fits this.');
  await search.fill('thumbs');
  await expect(picker.getByRole('option')).toHaveCount(2);
  await picker.getByRole('button', { name: 'Skin tone: Yellow' }).tap();
  await expectNothingWrong(mira.page, 'dialog[open]');
  await picker.getByRole('radio', { name: 'Medium-dark' }).check({ force: true });
  await picker.getByRole('option', { name: 'thumbs up' }).tap();
  await expect(picker).toBeHidden();
  await expect(mira.composer).toHaveValue('well 👍🏾done');
  await expect(mira.composer).toBeFocused();
  expect(await caretOf(mira)).toBe('well 👍🏾'.length);

  await mira.page.reload();
  await expect(mira.composer).toHaveValue('well 👍🏾done');
  await open();
  await expect(picker.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText(['👍🏾']);
  await expect(picker.getByRole('button', { name: 'Skin tone: Medium-dark' })).toBeVisible();
  await mira.page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(mira.composer).toBeFocused();
  expect(asked.filter((url) => !url.startsWith(room.url))).toEqual([]);
});

test('the keyboard alone picks an emoji, for a message and as a reaction', async ({ room }) => {
  const mira = await room.open('Mira', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const { keyboard } = mira.page;
  await mira.composer.fill('hi ');
  await mira.page.getByRole('button', { name: 'Emoji' }).press('Enter');
  const search = mira.page.getByRole('combobox', { name: 'Search emoji' });
  await expect(search).toBeFocused();
  const current = () =>
    search.evaluate((field) => {
      const id = field.getAttribute('aria-activedescendant') ?? '';
      const option = document.getElementById(id);
      return option?.getAttribute('aria-selected') === 'true' ? option.textContent : null;
    });
  const first = await current();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await expect.poll(current).not.toBe(first);
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowUp');
  await expect.poll(current).toBe(first);
  await search.pressSequentially('rocket');
  await expect.poll(current).toBe('🚀');
  await keyboard.press('Enter');
  await expect(mira.composer).toHaveValue('hi 🚀');
  await mira.composer.press('Enter');
  await expect(mira.sent('hi 🚀')).toBeVisible();

  await mira.row('hi 🚀').press('Enter');
  await mira.page.getByRole('menuitem', { name: 'React with another emoji' }).press('Enter');
  await expect(search).toBeFocused();
  await search.fill('octopus');
  await expect.poll(current).toBe('🐙');
  await keyboard.press('Enter');
  await expect(mira.row('hi 🚀').getByRole('button', { name: '🐙 1: You' })).toBeVisible();
});

test('a code between colons becomes its emoji, typed whole or chosen, and can be taken back', async ({ room }) => {
  const mira = await room.open('Mira', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const list = mira.page.getByRole('listbox', { name: 'Emoji' });
  const { composer } = mira;
  const type = async (text: string) => {
    await composer.fill('');
    await composer.pressSequentially(text);
  };
  await type('so :smi');
  await expect(list.getByRole('option')).toHaveCount(8);
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expect(mira.page.getByRole('status').filter({ hasText: 'suggestions' })).toContainText('8 suggestions');
  await expectNothingWrong(mira.page, 'form');
  const second = await list.getByRole('option').nth(1).locator('span').first().textContent();
  await composer.press('ArrowDown');
  await composer.press('Tab');
  await expect(composer).toHaveValue(`so ${second} `);
  await expect(composer).toBeFocused();
  await expect(list).toBeHidden();
  await composer.press('Control+z');
  await expect(composer).toHaveValue('so :smi');

  await type(':tada: and :)');
  await expect(composer).toHaveValue('🎉 and :)');
  await type(':+1:');
  await expect(composer).toHaveValue('👍');
  await composer.press('Control+z');
  await expect(composer).toHaveValue(':+1:');
  // What is pasted stays what it is; what is typed after it does not.
  await mira.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await mira.page.evaluate(() => navigator.clipboard.writeText(':tada:'));
  await composer.fill('');
  await composer.press('Control+v');
  await composer.pressSequentially(' :+1:');
  await expect(composer).toHaveValue(':tada: 👍');

  for (const text of ['at 10:30:', 'http://a', ':)', '`:tada:', ':nosuchcode:']) {
    await type(text);
    await expect(list).toBeHidden();
    await expect(composer).toHaveValue(text);
  }
  await type('is :rock');
  await expect(list).toBeVisible();
  await composer.press('Escape');
  await expect(list).toBeHidden();
  await composer.press('Enter');
  await expect(mira.sent('is :rock')).toBeVisible();
});
