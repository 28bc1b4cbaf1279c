import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

const desktop = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

const offered = ({ page }: Person) => page.getByRole('listbox', { name: 'Commands' }).getByRole('option');

/** What is said of a command that was not done; it stays in the field. */
async function expectRefusal(person: Person, text: string, why: string): Promise<void> {
  await person.composer.fill(text);
  await person.composer.press('Enter');
  await expect(person.page.getByRole('main').getByRole('alert')).toHaveText(why);
  await expect(person.composer).toHaveValue(text);
}

async function order(person: Person, text: string): Promise<void> {
  await person.composer.fill(text);
  await person.composer.press('Enter');
  await expect(person.composer).toHaveValue('');
}

test('commands do what they say, for those who may', async ({ room }) => {
  const olga = await room.owner('Olga', desktop);
  const mira = await room.member('Mira', desktop);
  const made = await olga.ask<{ room: { roomId: string } }>('POST', '/rooms', { name: 'Flat 4b', kind: 'private' });
  await expect(olga.people()).toHaveCount(2);
  await olga.composer.pressSequentially('/');
  await expect(offered(olga)).toHaveText([/^\/me/, /^\/topic/, /^\/clear/, /^\/invite/, /^\/mute/]);
  await expectNothingWrong(olga.page, 'form');
  await olga.composer.pressSequentially('to');
  await olga.composer.press('Enter');
  await expect(olga.composer).toHaveValue('/topic ');
  await expect(olga.page.locator('form').getByText('Change the topic of the room')).toBeVisible();
  await olga.composer.pressSequentially('Ropes and tea');
  await olga.composer.press('Enter');
  await expect(olga.composer).toHaveValue('');
  await expect(mira.page.getByText('Ropes and tea')).toBeVisible();

  await order(olga, '/clear');
  await expect(olga.opened('Clear the chat?')).toBeVisible();
  await olga.page.keyboard.press('Escape');
  await order(olga, '/invite');
  await expect(olga.opened('Invite to General')).toBeVisible();
  await olga.page.keyboard.press('Escape');
  await expectRefusal(olga, '/invite @Mira', 'Everyone is in here. Send /invite alone to make a link.');

  await expectRefusal(olga, '/mute', 'Write whom to mute and for how long: /mute @name 10m');
  await expectRefusal(olga, '/mute @Mira', 'Write for how long after the name, as 10m, 2h or 1d: /mute @Mira 10m');
  await expectRefusal(olga, '/mute @Nobody 10m', 'Nobody here, and nobody with an account, is called Nobody.');
  await expectRefusal(olga, '/mute @Olga 10m', 'You may not mute Olga.');
  await order(olga, '/mute @mira 10m too loud');
  await expect(olga.page.getByText('Mira may not speak for 10 minutes.')).toBeVisible();
  await expect(mira.composer).toHaveAccessibleDescription(/You may read, but not write for now/);

  await olga.page.goto(`/r/${made.room.roomId}`);
  await expect(olga.page.getByRole('textbox', { name: 'Message Flat 4b' })).toBeVisible();
  await olga.composer.pressSequentially('/invite @');
  // Whoever is here already is not offered.
  await expect(olga.page.getByRole('listbox', { name: 'People' }).getByRole('option')).toHaveText([/Mira/]);
  await order(olga, '/invite @Mira');
  await expect(olga.page.getByText('Mira is in this room now.')).toBeVisible();
  await expect(mira.listed('Flat 4b')).toBeVisible();
  // Now that she may read it, she can be mentioned.
  await olga.composer.pressSequentially('@m');
  await expect(olga.page.getByRole('listbox', { name: 'People' }).getByRole('option')).toHaveText([/Mira.*here/]);
});

test('a command whose part cannot come is not sent, and said', async ({ room }) => {
  const mira = await room.open('Mira', desktop);
  await mira.page.route('**/assets/order-given-*.js', (route) => route.abort('internetdisconnected'));
  await mira.composer.fill('/clear');
  await mira.composer.press('Enter');
  await expect(mira.page.getByText('This did not load. Try again when the connection is back.')).toBeVisible();
  await expect(mira.composer).toHaveValue('/clear');
  await mira.page.unroute('**/assets/order-given-*.js');
  await mira.composer.press('Enter');
  await expect(mira.opened('Clear the chat?')).toBeVisible();
});

test('what is no command here is said, and can be sent as text', async ({ room }) => {
  const mira = await room.open('Mira', phone);
  await mira.composer.tap();
  await mira.composer.pressSequentially('/');
  await expect(offered(mira)).toHaveText([/^\/me/, /^\/clear/]);
  await offered(mira).first().tap();
  await expect(mira.composer).toHaveValue('/me ');
  await expect(mira.composer).toBeFocused();
  await expectRefusal(mira, '/me', 'Write what you do after /me.');
  await order(mira, '/me waves');
  // As it was written: whoever shows it makes a deed of it.
  const said = () => mira.ask<{ messages: { message: string }[] }>('GET', '/rooms/general/messages');
  await expect.poll(async () => (await said()).messages.at(-1)?.message).toBe('/me waves');

  await expectRefusal(mira, '/topic mine', 'Only moderators and the host of this room change its topic.');
  await expectRefusal(mira, '/mute @Jo 10m', 'Only moderators mute people.');
  await expectRefusal(mira, '/invite', 'Only people with an account invite others.');
  await expectRefusal(mira, '/shrug well', 'There is no command /shrug. To send it as text, begin with // or a space.');
  await expectNothingWrong(mira.page, 'form');
  await mira.page.getByRole('button', { name: 'Send as text' }).tap();
  await expect(mira.sent('/shrug well')).toBeVisible();
  await order(mira, '//topic of the day');
  await order(mira, ' /dance');
  await order(mira, '/usr/bin is a path');
  for (const text of ['/topic of the day', '/dance', '/usr/bin is a path']) {
    await expect(mira.sent(text)).toBeVisible();
  }
});
