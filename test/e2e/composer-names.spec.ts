import { expectNothingWrong } from './nothing-wrong';
import { expect, PASSWORD, test } from './room';

const desktop = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

test('a name is completed so that the server counts it, and a room by its name', async ({ room }) => {
  const olga = await room.owner('Olga', desktop);
  const ann = await room.member('Mary Ann', phone);
  const { request } = (await room.visitor()).page;
  await request.post('/api/users', { data: { username: 'Zoë Long', password: PASSWORD } });
  await olga.ask('POST', '/rooms', { name: 'Film club', kind: 'public', topic: 'Tuesdays' });
  await expect(olga.people()).toHaveCount(2);
  const people = olga.page.getByRole('listbox', { name: 'People' });
  const { composer } = olga;

  await composer.pressSequentially('hi @');
  // Those here come first, and one is not offered oneself.
  await expect(people.getByRole('option')).toHaveText([/Mary Ann.*here/, /Zoë Long.*not here/]);
  await composer.pressSequentially('ma');
  await expect(people.getByRole('option')).toHaveText([/Mary Ann/]);
  await expect(composer).toHaveAttribute('aria-activedescendant', /-0$/);
  await expectNothingWrong(olga.page, 'form');
  await composer.press('Enter');
  await expect(composer).toHaveValue('hi @Mary Ann ');
  await expect(composer).not.toHaveAttribute('aria-activedescendant');
  await composer.pressSequentially('and @zo');
  await people.getByRole('option', { name: /Zoë Long/ }).click();
  await expect(composer).toHaveValue('hi @Mary Ann and @Zoë Long ');
  await expect(composer).toBeFocused();
  await composer.press('Enter');
  await expect(ann.page.locator('mark')).toHaveText('@Mary Ann');
  const { messages } = await olga.ask<{ messages: { message: string; mentions?: string[] }[] }>(
    'GET',
    '/rooms/general/messages',
  );
  expect(messages.find(({ message }) => message.startsWith('hi @'))?.mentions).toHaveLength(2);

  // A name that stands there whole leaves Enter to the message.
  await composer.pressSequentially('again @mary ann');
  await expect(people).toBeHidden();
  await composer.press('Enter');
  await expect(olga.sent('again @mary ann')).toBeVisible();

  await ann.composer.tap();
  await ann.composer.pressSequentially('see #fi');
  const rooms = ann.page.getByRole('listbox', { name: 'Rooms' });
  await expect(rooms.getByRole('option', { name: /Film club/ })).toBeVisible();
  await expectNothingWrong(ann.page, 'form');
  await rooms.getByRole('option', { name: /Film club/ }).tap();
  await expect(ann.composer).toHaveValue('see #Film club ');
  await expect(ann.composer).toBeFocused();
});

test('Escape closes what is offered before it ends the reply, and letters that are being composed are left alone', async ({
  room,
}) => {
  const mira = await room.open('Mira', desktop);
  const jo = await room.open('Jo', desktop);
  await jo.say('a question');
  await mira.chooseFor('a question', 'Reply');
  const reply = mira.page.getByRole('button', { name: 'Do not reply' });
  const people = mira.page.getByRole('listbox', { name: 'People' });
  await mira.composer.pressSequentially('@j');
  await expect(people).toBeVisible();
  await mira.composer.press('Escape');
  await expect(people).toBeHidden();
  await expect(reply).toBeVisible();
  await mira.composer.press('Escape');
  await expect(reply).toBeHidden();

  await mira.composer.fill('');
  const keyboard = await mira.page.context().newCDPSession(mira.page);
  // As a phone writes: no keys, and the word is composed until it ends.
  await keyboard.send('Input.imeSetComposition', { text: '@jo', selectionStart: 3, selectionEnd: 3 });
  await expect(mira.composer).toHaveValue('@jo');
  await keyboard.send('Input.imeSetComposition', { text: '@j', selectionStart: 2, selectionEnd: 2 });
  await expect(people.getByRole('option')).toHaveText([/Jo/]);
  await mira.composer.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
  await expect(mira.composer).toHaveValue('@j');
  await people.getByRole('option').click();
  await expect(mira.composer).toHaveValue('@Jo ');

  // A message that is changed is completed like one that is written; only commands are for new ones.
  await mira.composer.fill('for you');
  await mira.composer.press('Enter');
  await expect(mira.sent('for you')).toBeVisible();
  await mira.composer.press('ArrowUp');
  const box = mira.page.getByRole('textbox', { name: 'Edit your message' });
  await box.press('End');
  await box.pressSequentially(', @j');
  await expect(people.getByRole('option')).toHaveText([/Jo/]);
  await box.press('Enter');
  await expect(box).toHaveValue('for you, @Jo ');
  await box.press('Enter');
  await expect(mira.sent('for you, @Jo')).toBeVisible();
  await expect(jo.page.locator('mark')).toHaveText('@Jo');
});
