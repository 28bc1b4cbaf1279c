import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, PASSWORD, test } from './room';

const desktop = { width: 1280, height: 800 };

/** What the browser was asked to show. */
interface Shown {
  title: string;
  body: string;
  isOpen: boolean;
}

/** Writes down which notifications the browser makes. They are the browser's own all the same. */
async function writeDown({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const made: Notification[] = [];
    const closed = new Set<Notification>();
    const close = Notification.prototype.close;
    Notification.prototype.close = function closing(this: Notification) {
      closed.add(this);
      close.call(this);
    };
    window.Notification = new Proxy(Notification, {
      construct(target, [title, options]) {
        const one = new target(title, options);
        made.push(one);
        return one;
      },
    });
    Object.assign(window, {
      made,
      shown: () => made.map((one) => ({ title: one.title, body: one.body, isOpen: !closed.has(one) })),
    });
  });
}

const FIRST = 'Snug: You are notified here from now on.';

async function everyShown({ page }: Person): Promise<{ text: string; isOpen: boolean }[]> {
  const all = await page.evaluate(() => (window as unknown as { shown: () => Shown[] }).shown());
  return all.map(({ title, body, isOpen }) => ({ text: `${title}: ${body}`, isOpen }));
}

/** All but the one that says that they come here. */
const shown = async (person: Person) =>
  (await everyShown(person)).map(({ text }) => text).filter((text) => text !== FIRST);

const icon = ({ page }: Person) => page.locator('link[rel="icon"]');

async function inSettings(person: Person, act: () => Promise<unknown>): Promise<void> {
  await person.page.getByRole('button', { name: /\. Settings$/ }).click();
  await act();
  await person.page.keyboard.press('Escape');
  await expect(person.dialog).toHaveCount(0);
}

test('a mention and a direct message notify; what is on screen, muted or not to disturb does not', async ({ room }) => {
  const mira = await room.visitor({ viewport: desktop, permissions: ['notifications'] });
  await writeDown(mira);
  await mira.page.request.post('/api/users', { data: { username: 'Mira', password: PASSWORD } });
  await mira.page.goto('/');
  const jo = await room.member('Jo', { viewport: desktop });
  const made = await mira.ask<{ room: { roomId: string } }>('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  await jo.ask('POST', `/rooms/${made.room.roomId}/join`);
  const { you } = await mira.ask<{ you: { userID: string } }>('GET', '/session');
  const direct = await jo.ask<{ room: { roomId: string } }>('POST', '/direct', { userIDs: [you.userID] });
  let count = 0;
  const say = (roomId: string, message: string) => {
    count += 1;
    return jo.ask('POST', `/rooms/${roomId}/messages`, { clientId: `jo-${count}`, message });
  };

  // Nobody is asked before they turn it on, and nothing is shown.
  await mira.listed('Climbing').click();
  await say('general', 'too early, @Mira');
  await expect(mira.page).toHaveTitle('(1) Climbing · Snug');
  const settings = mira.opened('Settings');
  await inSettings(mira, async () => {
    await settings.getByRole('checkbox', { name: 'Show notifications', exact: true }).click();
    await expect(settings.getByText('They are shown while this page is open in a tab.')).toBeVisible();
    expect(await everyShown(mira)).toEqual([{ text: FIRST, isOpen: true }]);
    await settings.getByRole('button', { name: 'Try the sound' }).click();
  });

  await say('general', 'nothing for anybody');
  await say('general', 'tea is ready, @Mira');
  await expect.poll(() => shown(mira)).toEqual(['Jo in General: tea is ready, @Mira']);
  await expect(mira.page).toHaveTitle('(2) Climbing · Snug');
  await expect(icon(mira)).toHaveAttribute('href', /^blob:/);

  // On screen. What comes after it in the conversation shows that it had its time.
  await say(made.room.roomId, 'look here, @Mira');
  await expect(mira.sent('look here')).toBeVisible();
  await say(direct.room.roomId, 'between us');
  await expect.poll(() => shown(mira)).toEqual(['Jo in General: tea is ready, @Mira', 'Jo: between us']);

  // Pressing one leads to its message, and reading it puts it away.
  await mira.page.evaluate(() =>
    (window as unknown as { made: Notification[] }).made[1]?.dispatchEvent(new Event('click')),
  );
  await expect(mira.page).toHaveURL(/\/r\/general\/\d+$/);
  await expect(mira.page).toHaveTitle('(1) General · Snug');
  await mira.listed('Jo').click();
  await expect(mira.page).toHaveTitle('Jo · Snug');
  await expect(icon(mira)).toHaveAttribute('href', /favicon/);
  await expect.poll(async () => (await everyShown(mira)).map(({ isOpen }) => isOpen)).toEqual([true, false, false]);

  // Muted.
  await mira.listed('General').click();
  await mira.choose('Notifications');
  const choice = mira.opened('Notifications of General');
  await expect(choice.getByRole('radio', { name: 'Mentions' })).toBeChecked();
  await choice.getByRole('radio', { name: 'Nothing' }).click();
  await expect(choice.getByRole('radio', { name: 'Nothing' })).toBeChecked();
  await expectNothingWrong(mira.page, 'dialog[open]');
  await mira.page.keyboard.press('Escape');
  await mira.listed('Climbing').click();
  await say('general', 'can you hear me, @Mira?');
  await say(direct.room.roomId, 'General is muted?');
  await expect.poll(async () => (await shown(mira)).slice(2)).toEqual(['Jo: General is muted?']);
  await expect(mira.listed('General')).toHaveText('General, muted');
  await expect(mira.page).toHaveTitle('(1) Climbing · Snug');

  // Do not disturb, and hidden texts.
  await inSettings(mira, () => settings.getByLabel('Do not disturb').selectOption('For 1 hour'));
  await expect(mira.page.getByRole('button', { name: /\. Settings$/ })).toContainText('Quiet until');
  await say(direct.room.roomId, 'are you asleep?');
  await expect(mira.page).toHaveTitle('(2) Climbing · Snug');
  await inSettings(mira, async () => {
    await settings.getByLabel('Do not disturb').selectOption('Off');
    await settings.getByRole('checkbox', { name: 'Hide what is said' }).check();
  });
  await say(direct.room.roomId, 'a secret');
  await expect.poll(async () => (await shown(mira)).slice(3)).toEqual(['Snug: A new message for you']);
});

test('of several tabs one notifies, and where the browser blocks it the settings say how to allow it', async ({
  room,
}) => {
  const mira = await room.visitor({ viewport: desktop, permissions: ['notifications'] });
  await writeDown(mira);
  await mira.page.request.post('/api/users', { data: { username: 'Mira', password: PASSWORD } });
  await mira.page.goto('/');
  const settings = mira.opened('Settings');
  await inSettings(mira, async () => {
    await settings.getByRole('checkbox', { name: 'Show notifications', exact: true }).click();
    await expect(settings.getByRole('checkbox', { name: 'Show notifications', exact: true })).toBeChecked();
  });
  const made = await mira.ask<{ room: { roomId: string } }>('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  await mira.listed('Climbing').click();
  const other = await room.visitorIn(mira.page.context());
  await writeDown(other);
  await other.page.goto(`/r/${made.room.roomId}`);
  await expect(other.listed('General')).toBeVisible();
  const jo = await room.open('Jo');
  await jo.say('hello @Mira');
  const both = async () => [...(await shown(mira)), ...(await shown(other))];
  await expect.poll(both).toEqual(['Jo in General: hello @Mira']);
  await jo.say('and again, @Mira');
  await expect.poll(both).toEqual(expect.arrayContaining(['Jo in General: and again, @Mira']));
  expect(await both()).toHaveLength(2);

  const blocked = await room.open('Bea', { viewport: desktop });
  await blocked.page.getByRole('button', { name: /\. Settings$/ }).click();
  await blocked.opened('Settings').getByRole('checkbox', { name: 'Show notifications', exact: true }).click();
  await expect(blocked.opened('Settings').getByText(/are blocked in your browser/)).toBeVisible();
  await expectNothingWrong(blocked.page, 'dialog[open]');
});
