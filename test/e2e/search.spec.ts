import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

const found = ({ page }: Person) => page.getByRole('list', { name: 'Messages found' }).getByRole('listitem');
const field = ({ page }: Person) => page.getByRole('searchbox', { name: 'Search messages' });

async function openSearch(person: Person): Promise<void> {
  await person.page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(field(person)).toBeFocused();
}

test('what was said is found by words and filters, in the rooms that one is in only', async ({ room }) => {
  const mira = await room.member('Mira');
  const jo = await room.member('Jo');
  await mira.say('The forecast for Saturday turned good');
  await jo.say('see https://example.org/saturday');
  await expect(mira.sent('example.org')).toBeVisible();
  await mira.ask('POST', '/rooms', { name: 'Surprise', kind: 'private' });
  await mira.listed('Surprise').click();
  await mira.say('A cake for Jo on Saturday');
  await expect(mira.sent('A cake')).toBeVisible();

  await openSearch(mira);
  await field(mira).fill('SATURDAY');
  await expect(found(mira)).toHaveCount(3);
  await expect(found(mira).first()).toContainText('Surprise');
  await expect(found(mira).locator('mark')).toHaveText(['Saturday', 'saturday', 'Saturday']);
  await field(mira).fill('saturday from:jo has:link');
  await expect(found(mira)).toHaveCount(1);
  await field(mira).fill('in:surprise saturday');
  await expect(found(mira)).toHaveText(/A cake for Jo/);
  await expectNothingWrong(mira.page);
  await field(mira).fill('saturday forecast');
  await expect(found(mira)).toHaveText(/turned good/);
  await found(mira).getByRole('button').click();
  await expect(mira.page.getByRole('heading', { name: 'General' })).toBeVisible();
  await expect(mira.sent('turned good')).toBeVisible();

  await openSearch(jo);
  await field(jo).fill('saturday');
  await expect(found(jo)).toHaveCount(2);
  await field(jo).fill('cake');
  await expect(jo.page.getByText('Nothing found.')).toBeVisible();
  await expectNothingWrong(jo.page);
});

test('the filters explain themselves, and one that is half written is no mistake', async ({ room }) => {
  const mira = await room.open('Mira');
  await openSearch(mira);
  await expectNothingWrong(mira.page);
  await mira.page.getByRole('button', { name: 'before:2026-01-31 before a day' }).click();
  await expect(field(mira)).toHaveValue('before:');
  await expect(field(mira)).toBeFocused();
  await mira.page.keyboard.type('2026-13');
  await expect(mira.page.getByRole('alert')).toHaveCount(0);
  await mira.page.keyboard.type('-45');
  await expect(mira.page.getByRole('alert')).toBeVisible();
  await mira.page.keyboard.press('Escape');
  await expect(field(mira)).toBeHidden();
  await expect(mira.page.getByRole('button', { name: 'Search', exact: true })).toBeFocused();
});

test('many results come by pages, and one far up is brought into view', async ({ room }) => {
  const mira = await room.open('Mira');
  const told = Array.from({ length: 130 }, (_, index) => `needle number ${index}`);
  for (const message of told) {
    await mira.ask('POST', '/rooms/general/messages', { message, clientId: message });
  }
  await openSearch(mira);
  await field(mira).fill('needle');
  await expect(found(mira)).toHaveCount(50);
  await mira.page.getByRole('button', { name: 'Show more' }).click();
  await expect(found(mira)).toHaveCount(100);
  await mira.page.getByRole('button', { name: 'Show more' }).click();
  await expect(found(mira)).toHaveCount(130);
  await expect(mira.page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  await found(mira).last().getByRole('button').click();
  await expect(mira.row('needle number 0')).toBeInViewport();
});

test('on a phone the search covers the room and makes way for what was found', async ({ room }) => {
  const mira = await room.open('Mira', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await mira.say('a needle');
  await expect(mira.sent('a needle')).toBeVisible();
  await openSearch(mira);
  await field(mira).fill('needle');
  await expect(found(mira)).toHaveCount(1);
  await expectNothingWrong(mira.page);
  await found(mira).getByRole('button').tap();
  await expect(mira.dialog).toBeHidden();
  await expect(mira.row('a needle')).toBeInViewport();
});
