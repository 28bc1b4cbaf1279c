import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagesFrom } from './frames';
import { goOffline } from './offline';
import { Person } from './person';
import { refuse } from './refuse';
import { expect, PASSWORD, test } from './room';

// High enough to draw every row.
const viewport = { width: 1280, height: 1200 };

const waiting = (person: Person) => person.texts('pending');

test('what was written offline outlives a crash of the tab and the end of the browser', async ({
  room,
  playwright,
  launchOptions,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'snug-profile-'));
  const open = async () => {
    const options = { ...launchOptions, baseURL: room.url, viewport, locale: 'en-GB' };
    const browser = await playwright.chromium.launchPersistentContext(profile, options);
    return { browser, mira: await room.visitorIn(browser) };
  };
  const jo = await room.open('Jo', { viewport });
  const first = await open();
  await first.mira.page.goto('/');
  await first.mira.join('Mira');
  await expect(first.mira.notices.last()).toBeVisible();
  await goOffline(first.mira);
  const written = ['see you', 'at the station', 'at nine'];
  for (const text of written) await first.mira.say(text);
  await expect.poll(() => waiting(first.mira)).toEqual(written);
  await first.mira.page.goto('chrome://crash').catch(() => {});
  await first.browser.close();

  const { browser, mira } = await open();
  await mira.page.goto('/');
  for (const person of [jo, mira]) {
    await expect(person.sent('at nine')).toBeVisible();
    await expect.poll(() => person.texts()).toEqual(written);
  }
  await mira.page.reload();
  await mira.say('and I am back');
  await expect(jo.sent('and I am back')).toBeVisible();
  await expect.poll(() => jo.texts()).toEqual([...written, 'and I am back']);
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
});

test('a reload in the middle of sending sends once, and at once', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  room.freeze();
  await mira.say('half way');
  await mira.say('behind it');
  await expect.poll(() => waiting(mira)).toEqual(['half way', 'behind it']);
  const reloaded = mira.page.reload();
  room.thaw();
  await reloaded;
  // Sooner than the tab that is gone could have had its answer.
  await expect(mira.sent('behind it')).toBeVisible({ timeout: 5_000 });
  await expect.poll(() => mira.texts()).toEqual(['half way', 'behind it']);
});

test('two tabs have one outbox, and each message is sent once, in order', async ({ room }) => {
  const jo = await room.open('Jo', { viewport });
  const mira = await room.open('Mira', { viewport });
  const tabs = mira.page.context();
  const other = new Person(await tabs.newPage());
  const sent = messagesFrom(mira, other);
  await mira.page.reload();
  await other.page.goto('/');
  await expect(other.notices.last()).toBeVisible();
  await goOffline(mira, other);
  const written = ['one', 'two', 'three', 'four'];
  for (const [index, text] of written.entries()) {
    const here = index % 2 === 0 ? mira : other;
    await here.say(text);
    await expect(here.message(text)).toHaveAttribute('data-state', 'pending');
  }
  for (const tab of [mira, other]) await expect.poll(() => waiting(tab)).toEqual(written);
  await tabs.setOffline(false);
  for (const person of [jo, mira, other]) {
    await expect(person.sent('four')).toBeVisible();
    await expect.poll(() => person.texts()).toEqual(written);
  }
  expect(sent).toEqual(written);
});

test('what was refused in one tab can be given up in the other', async ({ room }) => {
  const mira = await room.visitor();
  await refuse(mira.page, 'not this', 'of_a_later_version');
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await mira.say('not this');
  await expect(mira.message('not this')).toHaveAttribute('data-state', 'failed');
  const other = new Person(await mira.page.context().newPage());
  await other.page.goto('/');
  await expect(other.message('not this')).toContainText('Not sent. No, said the test.');
  await other.message('not this').getByRole('button', { name: 'Discard' }).click();
  await expect(mira.message('not this')).toHaveCount(0);
  // A tab that lies behind another one draws nothing.
  await mira.page.bringToFront();
  await mira.page.reload();
  await expect(mira.notices.last()).toBeVisible();
  expect(await mira.texts()).toEqual([]);
});

test('nobody sends what another person wrote on the same browser', async ({ room }) => {
  const mira = await room.member('Mira', { viewport });
  const logInAs = (username: string) =>
    mira.page.request.post('/api/session', {
      headers: { Origin: room.url },
      data: { username, password: PASSWORD },
    });
  await room.member('Jo');
  await goOffline(mira);
  await mira.say('this is Mira');
  await expect(mira.message('this is Mira')).toHaveAttribute('data-state', 'pending');
  // Her tab sleeps; meanwhile Jo logs in on this browser.
  await logInAs('Jo');
  await mira.page.context().setOffline(false);
  await expect(mira.message('this is Mira')).toHaveCount(0);
  await mira.say('this is Jo');
  await expect(mira.sent('this is Jo')).toBeVisible();
  await mira.page.reload();
  await expect(mira.sent('this is Jo')).toBeVisible();
  await expect.poll(() => mira.texts()).toEqual(['this is Jo']);

  await logInAs('Mira');
  await mira.page.reload();
  await expect(mira.sent('this is Mira')).toBeVisible();
  await expect.poll(() => mira.texts()).toEqual(['this is Jo', 'this is Mira']);
  await expect(mira.message('this is Mira').locator('b')).toHaveText('Mira');
});

test('who logs out is told what has not been sent, and leaves nothing of it', async ({ room }) => {
  const mira = await room.visitor();
  await refuse(mira.page, 'unsent', 'of_a_later_version');
  await mira.page.request.post('/api/users', { data: { username: 'Mira', password: PASSWORD } });
  await mira.page.goto('/');
  await expect(mira.notices.last()).toBeVisible();
  await mira.say('unsent');
  await expect(mira.message('unsent')).toHaveAttribute('data-state', 'failed');
  await mira.page.getByRole('button', { name: /Settings$/ }).click();
  await mira.dialog.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(mira.opened('Log out?')).toContainText('A message of yours has not been sent, and would be given up.');
  await mira.opened('Log out?').getByRole('button', { name: 'Log out' }).click();
  await expect(mira.page.getByRole('heading', { name: 'See you' })).toBeVisible();
  await mira.page.request.post('/api/session', { data: { username: 'Mira', password: PASSWORD } });
  await mira.page.goto('/');
  await expect(mira.notices.last()).toBeVisible();
  expect(await mira.texts()).toEqual([]);
});

test('a network that comes back is used at once', async ({ room }) => {
  const jo = await room.open('Jo');
  const mira = await room.open('Mira');
  // No timer runs out any more: what happens is not waited for.
  await mira.page.clock.install();
  await mira.page.clock.pauseAt(Date.now() + 60_000);
  await goOffline(mira);
  await mira.say('the tunnel is over');
  await expect(mira.message('the tunnel is over')).toHaveAttribute('data-state', 'pending');
  await mira.page.context().setOffline(false);
  await expect(jo.sent('the tunnel is over')).toBeVisible();
});
