import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from './person';
import { refuse } from './refuse';
import { expect, PASSWORD, test } from './room';

// High enough to draw every row.
const viewport = { width: 1280, height: 1200 };

const waiting = (person: Person) => person.texts('pending');

/** Takes the browser's network away, and returns once the page knows. */
async function goOffline(person: Person): Promise<void> {
  await person.page.context().setOffline(true);
  await expect(person.page.getByText(/^Connection lost/)).toBeVisible();
}

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
    expect(await person.texts()).toEqual(written);
  }
  await mira.page.reload();
  await mira.say('and I am back');
  await expect(jo.sent('and I am back')).toBeVisible();
  expect(await jo.texts()).toEqual([...written, 'and I am back']);
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
  expect(await mira.texts()).toEqual(['half way', 'behind it']);
});

test('two tabs have one outbox, and each message is sent once, in order', async ({ room }) => {
  const jo = await room.open('Jo', { viewport });
  const mira = await room.open('Mira', { viewport });
  const tabs = mira.page.context();
  const other = new Person(await tabs.newPage());
  const sent: string[] = [];
  for (const { page } of [mira, other]) {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes('"SendMessage"')) sent.push(String(payload));
      }),
    );
  }
  await mira.page.reload();
  await other.page.goto('/');
  await expect(other.notices.last()).toBeVisible();
  await goOffline(mira);
  const written = ['one', 'two', 'three', 'four'];
  for (const [index, text] of written.entries()) {
    const [here, there] = index % 2 === 0 ? [mira, other] : [other, mira];
    await here.say(text);
    await expect(there.message(text)).toHaveAttribute('data-state', 'pending');
  }
  expect(await waiting(other)).toEqual(written);
  await tabs.setOffline(false);
  for (const person of [jo, mira, other]) {
    await expect(person.sent('four')).toBeVisible();
    expect(await person.texts()).toEqual(written);
  }
  expect(sent.map((frame) => JSON.parse(frame.slice(frame.indexOf('[')))[1].message)).toEqual(written);
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
  expect(await mira.texts()).toEqual(['this is Jo']);

  await logInAs('Mira');
  await mira.page.reload();
  await expect(mira.sent('this is Mira')).toBeVisible();
  expect(await mira.texts()).toEqual(['this is Jo', 'this is Mira']);
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

test('a browser that keeps nothing says so, and sends all the same', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.addInitScript(() =>
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('Not here.', 'SecurityError');
      },
    }),
  );
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.dialog).toBeHidden();
  await goOffline(mira);
  await mira.say('hold on');
  await expect(mira.message('hold on')).toContainText('Not kept by this browser: leave the page open');
  await expect(mira.page.getByText('if you leave this page open')).toBeVisible();
  const asked = mira.page.waitForEvent('dialog');
  const closing = mira.page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await closing;
  await mira.page.context().setOffline(false);
  await expect(mira.sent('hold on')).toBeVisible();
});

test('a disk that does not answer holds nobody up', async ({ room }) => {
  const mira = await room.visitor();
  await mira.page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  });
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.notices.last()).toBeVisible();
  await mira.say('hold on');
  await expect(mira.sent('hold on')).toBeVisible();
});

test('what an earlier version of the page was to send is sent once by this one', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await mira.page.evaluate((now) => {
    const entry = (clientId: string, more: object) =>
      localStorage.setItem(`snug.outbox.${clientId}`, JSON.stringify({ clientId, state: 'pending', ...more }));
    entry('b', { message: 'second', roomId: 'general', writtenAt: now - 1_000 });
    entry('a', { message: 'first', writtenAt: now - 2_000 });
    entry('c', { message: 'third', roomId: 'general', writtenAt: now, state: 'failed', note: 'No.' });
    localStorage.setItem('snug.outbox.d', 'not JSON');
  }, Date.now());
  await mira.page.reload();
  await expect(mira.sent('second')).toBeVisible();
  await expect(mira.message('third')).toContainText('Not sent. No.');
  const left = () => mira.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')));
  expect(await left()).toEqual([]);
  await mira.page.reload();
  await expect(mira.message('third')).toContainText('Not sent. No.');
  expect(await mira.texts()).toEqual(['first', 'second', 'third']);
});

test('what waited for days is sent only if it is still meant', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await goOffline(mira);
  await mira.page.clock.install({ time: Date.now() - 3 * 24 * 60 * 60 * 1_000 });
  await mira.say('lunch at one?');
  await mira.say('or at two?');
  await expect.poll(() => waiting(mira)).toEqual(['lunch at one?', 'or at two?']);
  await mira.page.clock.setSystemTime(Date.now());
  await mira.page.context().setOffline(false);
  const old = mira.message('lunch at one?');
  await expect(old).toContainText('Not sent. It waited for more than a day.');
  await mira.page.reload();
  await expect(old).toHaveAttribute('data-state', 'failed');
  await old.getByRole('button', { name: 'Send now' }).click();
  await expect(mira.sent('lunch at one?')).toBeVisible();
  await mira.message('or at two?').getByRole('button', { name: 'Discard' }).click();
  await expect(mira.message('or at two?')).toHaveCount(0);
});

test('so much may wait, and what is too much stays in the composer', async ({ room }) => {
  const mira = await room.open('Mira', { viewport });
  await goOffline(mira);
  await mira.page.evaluate(async () => {
    const opening = indexedDB.open('snug');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const entries = opening.result.transaction('entries', 'readwrite').objectStore('entries');
    const { userID } = JSON.parse(localStorage.getItem('snug.you') ?? '');
    for (let n = 0; n < 499; n += 1) {
      const message = `number ${n}`;
      entries.add({
        clientId: `n${n}`,
        who: userID,
        roomId: 'elsewhere',
        message,
        writtenAt: Date.now(),
        state: 'failed',
      });
    }
    await new Promise((resolve) => {
      entries.transaction.oncomplete = resolve;
    });
  });
  await mira.page.context().setOffline(false);
  await mira.page.reload();
  await expect(mira.notices.last()).toBeVisible();
  await goOffline(mira);
  await mira.say('one more');
  await expect(mira.message('one more')).toHaveAttribute('data-state', 'pending');
  await mira.say('too much');
  await expect(mira.composer).toHaveValue('too much');
  await expect(mira.page.getByText('Too much waits to be sent.')).toBeVisible();
});
