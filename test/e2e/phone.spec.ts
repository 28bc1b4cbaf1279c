import type { BrowserContextOptions } from '@playwright/test';
import type { Person } from './person';
import { expect, test } from './room';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Rests a finger on a message until its menu is there. */
async function press(person: Person, text: string): Promise<void> {
  const box = await person.row(text).locator('div[dir="auto"]').boundingBox();
  const at = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 };
  const finger = await person.page.context().newCDPSession(person.page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await expect(person.page.getByRole('menu')).toBeVisible();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
}

async function openRooms({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /^Rooms/ }).tap();
  await expect(page.getByRole('dialog', { name: 'Rooms' })).toBeVisible();
}

/** Nothing is cut off at the side, and nothing has to be pushed sideways. */
async function expectToFit({ page }: Person): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}

test('on a phone one comes in, writes, reacts, replies, goes to another room and searches', async ({ room }) => {
  const olga = await room.owner('Olga');
  await olga.ask('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  await olga.say('Who is in for Saturday?');

  const mira = await room.visitor(phone);
  const { page } = mira;
  await page.goto('/');
  await mira.nameField.fill('Mira');
  await page.getByRole('button', { name: 'Join' }).tap();
  await expect(mira.sent('Saturday')).toBeVisible();
  await expectToFit(mira);

  await mira.composer.tap();
  await page.keyboard.type('Count me in');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(olga.sent('Count me in')).toBeVisible();
  await expect(mira.composer).toBeFocused();

  await press(mira, 'Saturday');
  await page.getByRole('menuitemcheckbox', { name: 'React with 👍' }).tap();
  await expect(olga.row('Saturday').getByRole('button', { name: '👍 1: Mira' })).toBeVisible();
  await press(mira, 'Saturday');
  await page.getByRole('menuitem', { name: 'Reply' }).tap();
  await expect(page.getByRole('button', { name: 'Do not reply' })).toBeVisible();
  await page.keyboard.type('With ropes');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(olga.row('With ropes').getByRole('button', { name: /^In reply to Olga/ })).toBeVisible();

  await openRooms(mira);
  await page.getByRole('button', { name: 'Browse rooms' }).tap();
  await page.getByRole('button', { name: 'Join Climbing' }).tap();
  await expect(page.getByRole('textbox', { name: 'Message Climbing' })).toBeVisible();
  await expect(mira.dialog).toBeHidden();
  await mira.say('The wall opens at nine');
  await expect(mira.sent('opens at nine')).toBeVisible();
  await expectToFit(mira);
  await olga.say('@Mira, bring tea');
  await page.getByRole('button', { name: 'Rooms, something for you' }).waitFor();
  await openRooms(mira);
  await mira
    .opened('Rooms')
    .getByRole('link', { name: /^General/ })
    .tap();
  await expect(mira.sent('bring tea')).toBeInViewport();
  await expect(mira.dialog).toBeHidden();

  await page.getByRole('button', { name: 'Search', exact: true }).tap();
  await page.getByRole('searchbox', { name: 'Search messages' }).fill('nine');
  await page.getByRole('list', { name: 'Messages found' }).getByRole('button').tap();
  await expect(mira.sent('opens at nine')).toBeInViewport();
  await page.goBack();
  await expect(mira.sent('bring tea')).toBeInViewport();
});

test('on a phone one sees who is here, says more about oneself, and leaves a room', async ({ room }) => {
  const olga = await room.owner('Olga');
  await olga.ask('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  const mira = await room.open('Mira', phone);
  const { page } = mira;
  await page.getByRole('button', { name: 'People, 2 here' }).tap();
  await mira.people().getByRole('button', { name: 'Olga' }).tap();
  await expect(mira.opened('Olga')).toContainText('Owner · here now');
  await mira.opened('Olga').getByRole('button', { name: 'Message' }).tap();
  await expect(page.getByRole('textbox', { name: 'Message Olga' })).toBeVisible();
  await mira.say('psst');
  await expect(olga.listed(/^Mira/)).toBeVisible();
  await mira.moreButton.tap();
  await page.getByRole('menuitem', { name: 'Leave conversation' }).tap();
  await mira.opened('Leave this conversation?').getByRole('button', { name: 'Leave' }).tap();
  await expect(page.getByRole('textbox', { name: 'Message General' })).toBeVisible();

  await openRooms(mira);
  await page.getByRole('button', { name: /\. Settings$/ }).tap();
  const settings = mira.opened('Settings');
  await settings.getByLabel('Status').fill('On the train');
  await settings.getByRole('button', { name: 'Save' }).tap();
  await expect(olga.people().filter({ hasText: 'Mira' })).toContainText('On the train');
  await expectToFit(mira);
  await settings.getByRole('button', { name: 'Close' }).tap();
  await expect(mira.dialog).toBeHidden();
});
