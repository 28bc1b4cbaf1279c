import type { Person } from './person';
import { expect, test } from './room';

// High enough to draw every row.
const viewport = { width: 1280, height: 2000 };

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);

async function sayAll(person: Person, texts: readonly string[]): Promise<void> {
  for (const text of texts) await person.say(text);
}

test('a server killed in mid-talk loses nothing acknowledged and doubles nothing', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  const jo = await room.open('Jo', { viewport });
  const theirs = { mira: numbered('from Mira', 12), jo: numbered('from Jo', 12) };

  const talk = Promise.all([sayAll(mira, theirs.mira), sayAll(jo, theirs.jo)]);
  await expect(mira.sent('from Jo 4')).toBeVisible();
  await room.kill();
  await talk;
  await expect(mira.banner).toBeVisible();
  await expect(jo.banner).toBeVisible();
  await mira.say('written in the dark');
  await expect(mira.message('written in the dark')).toHaveAttribute('data-state', 'pending');
  const acknowledged = [...(await mira.texts('sent')), ...(await jo.texts('sent'))];
  expect(acknowledged.length).toBeGreaterThan(3);

  await room.start();
  const all = [...theirs.mira, ...theirs.jo, 'written in the dark'].sort();
  for (const person of [mira, jo]) {
    await expect(person.banner).toBeHidden({ timeout: 15_000 });
    await expect.poll(async () => (await person.texts('sent')).sort()).toEqual(all);
    expect(await person.texts('pending')).toEqual([]);
    await expect(person.notices).toHaveCount(2);
  }
  const order = await mira.texts();
  await expect.poll(() => jo.texts()).toEqual(order);
  // Each keeps to the order in which it was written.
  expect(order.filter((text) => text.startsWith('from Jo'))).toEqual(theirs.jo);
  expect(order.filter((text) => !text.startsWith('from Jo'))).toEqual([...theirs.mira, 'written in the dark']);
});

test('what was written offline outlives the page, and is sent once', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  const jo = await room.open('Jo', { viewport });
  await jo.say('before');
  await expect(mira.sent('before')).toBeVisible();

  await room.kill();
  await expect(jo.banner).toBeVisible();
  await jo.say('see you');
  await jo.say('tomorrow');
  await expect(jo.message('tomorrow')).toContainText('Waiting for the connection');
  // On disk: until then leaving would make it a draft again.
  await expect.poll(() => jo.texts('pending')).toEqual(['see you', 'tomorrow']);
  await jo.page.goto('about:blank');
  await room.start();
  await jo.page.goto('/');

  for (const person of [jo, mira]) {
    await expect(person.sent('tomorrow')).toBeVisible({ timeout: 15_000 });
    await expect.poll(() => person.texts()).toEqual(['before', 'see you', 'tomorrow']);
    await expect(person.notices).toHaveCount(2);
  }
  await jo.page.reload();
  await jo.say('and again');
  await expect(mira.sent('and again')).toBeVisible();
  await expect.poll(() => mira.texts()).toEqual(['before', 'see you', 'tomorrow', 'and again']);
});

test('pages that are open while a backup is put back show what the server has, without being loaded again', async ({
  room,
}) => {
  const mira = await room.open('Mira', { viewport });
  const jo = await room.open('Jo', { viewport });
  await sayAll(mira, ['one', 'two']);
  await expect(jo.sent('two')).toBeVisible();
  const copy = await room.backup();
  const late = await room.open('Late', { viewport });
  await sayAll(mira, ['three', 'four']);
  await expect(jo.sent('four')).toBeVisible();
  await mira.chooseFor('four', 'Reply');
  await mira.composer.fill('I was writing');

  await jo.page.context().setOffline(true);
  await room.goBackTo(copy);
  await expect(mira.message('four')).toHaveCount(0, { timeout: 15_000 });
  await expect.poll(() => mira.texts()).toEqual(['one', 'two']);
  await expect(mira.banner).toBeHidden();
  // What was being written stays, but for what it was to answer.
  await mira.composer.press('Enter');
  const on = ['I was writing', ...numbered('and on', 5)];
  await sayAll(mira, on.slice(1));
  await expect(mira.sent('and on 5')).toBeVisible();
  // The other history has come further by now than Jo had seen of the first.
  await jo.page.context().setOffline(false);
  await expect(jo.sent('and on 5')).toBeVisible({ timeout: 15_000 });
  await jo.say('me too');
  await expect(mira.sent('me too')).toBeVisible();
  for (const person of [mira, jo]) await expect.poll(() => person.texts()).toEqual(['one', 'two', ...on, 'me too']);
  // Who came after the backup is somebody whom the server does not know.
  await expect(late.nameField).toBeVisible();
  await late.join('Later');
  await expect.poll(() => late.texts()).toEqual(['one', 'two', ...on, 'me too']);
});

test('where no WebSocket passes, plain requests carry the talk', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.first()).toBeVisible({ timeout: 15_000 });
  const jo = await room.open('Jo');
  await mira.say('slowly, but here');
  await expect(jo.sent('slowly, but here')).toBeVisible();
  await jo.say('good');
  await expect(mira.sent('good')).toBeVisible();
});
