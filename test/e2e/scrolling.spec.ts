import type { Page } from '@playwright/test';
import type { Person } from './person';
import { Program } from './program';
import { expect, test } from './room';
import type { Told } from './seed';

const DAY_MS = 24 * 60 * 60 * 1_000;
const lev = { userID: 'lev', username: 'Lev' };

/** A talk of so many messages, most of one line, that took some days. */
function longTalk(count: number): Told[] {
  const from = Date.now() - 5 * DAY_MS;
  return Array.from({ length: count }, (_, index) => ({
    kind: 'message',
    author: { userID: `guest-${(index >> 2) % 3}`, username: `Guest ${(index >> 2) % 3}` },
    message: `${number(index + 1)}${' and so on'.repeat(index % 9 === 0 ? index % 40 : 1)}`,
    sentAt: from + index * 60_000,
  }));
}

const number = (index: number) => `No. ${index}.`;

test('a long talk is read back to its first message, without a gap or a jump', async ({ room }) => {
  await room.remember(longTalk(3_000));
  const mira = await room.open('Mira');
  await expect(mira.sent(number(3_000))).toBeInViewport();

  // A page that takes its time is asked for while one reads, and moves nothing when it comes.
  await mira.list.hover();
  for (const _ of [1, 2, 3]) {
    room.freeze();
    const loading = mira.page.getByText('Loading earlier messages');
    while (!(await loading.isVisible())) await wheel(mira.page, -1_200);
    const moved = await middleRow(mira.page);
    room.thaw();
    await expect(loading).toBeHidden();
    expect(await moved()).toBeLessThan(3);
  }

  const first = mira.sent(number(1));
  while (!(await first.isVisible())) {
    const drawn = (await mira.texts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(drawn).toEqual(drawn.map((_, index) => (drawn[0] ?? 0) + index));
    await wheel(mira.page, -2_500);
  }
  await wheel(mira.page, -2_500);
  await expect(first).toBeInViewport();
  await expect(mira.page.getByRole('button', { name: 'Earlier messages' })).toHaveCount(0);
});

test('one who reads further up is left there, and told of what is new', async ({ room }) => {
  await room.remember(longTalk(300));
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await jo.say('at the end');
  await expect(mira.sent('at the end')).toBeInViewport();

  await mira.list.hover();
  await wheelAwayFromEnd(mira);
  const moved = await middleRow(mira.page);
  await jo.say('first news');
  await jo.say('second news');
  const button = mira.page.getByRole('button', { name: 'New messages · 2' });
  await expect(button).toBeVisible();
  expect(await moved()).toBeLessThan(3);
  await button.hover();
  const further = await middleRow(mira.page);
  await wheel(mira.page, -100);
  expect(await further()).toBeGreaterThan(50);
  await button.click();
  await expect(mira.sent('second news')).toBeInViewport();
  await expect(button).toBeHidden();

  await mira.list.hover({ position: { x: 20, y: 200 } });
  await wheelAwayFromEnd(mira);
  await mira.say('my own');
  await expect(mira.sent('my own')).toBeInViewport();
});

test('ten thousand messages arrive, and one goes on writing', async ({ room }) => {
  const mira = await room.open('Mira');
  const program = new Program(room.url);
  const count = 10_000;
  for (let index = 1; index <= count; index += 1) program.say(number(index), lev);

  await mira.composer.pressSequentially('written meanwhile', { delay: 20 });
  await expect(mira.composer).toHaveValue('written meanwhile');
  await mira.composer.press('Enter');
  await expect(mira.sent(number(count))).toBeInViewport({ timeout: 30_000 });
  await expect(mira.page.getByRole('button', { name: 'To the newest' })).toBeHidden();
  program.leave();

  await mira.list.hover();
  for (const _ of Array(10)) {
    await wheel(mira.page, -2_000);
    expect(await mira.page.getByTestId('message').count()).toBeLessThan(200);
  }
  expect(await mira.page.locator('*').count()).toBeLessThan(2_000);
});

/** Turn the wheel, and let two frames be drawn. */
async function wheel(page: Page, by: number): Promise<void> {
  await page.mouse.wheel(0, by);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** As a person does: until the list lets go of its end. */
async function wheelAwayFromEnd({ page }: Person): Promise<void> {
  await expect(async () => {
    await wheel(page, -600);
    await expect(page.getByRole('button', { name: 'To the newest' })).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Resolves once the list stands still: browsers turn the wheel smoothly. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const list = document.querySelector('[role="log"]');
    for (let before = -1, frames = 0; frames < 5; frames += 1) {
      if (list?.scrollTop !== before) frames = 0;
      before = list?.scrollTop ?? -1;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Follows the row in the middle of the list. Returns how to learn how many pixels it has moved at most since. */
async function middleRow(page: Page): Promise<() => Promise<number>> {
  await standStill(page);
  const path = await page.evaluateHandle(() => {
    const rows = () => [...document.querySelectorAll('[data-testid="message"]')];
    const textOf = (row: Element) => row.querySelector('div[dir="auto"]')?.textContent;
    const topOf = (row: Element) => row.getBoundingClientRect().top;
    const middle = rows().find((row) => topOf(row) > innerHeight / 2);
    if (!middle) throw new Error('no message stands in the middle of the list');
    const [text, top] = [textOf(middle), topOf(middle)];
    const path = { farthest: 0, frames: 0 };
    const look = () => {
      // By its text: the row may have been drawn anew.
      const row = rows().find((other) => textOf(other) === text);
      // It tells where the row is painted, after everything that the list still moves in this frame.
      const painted = new IntersectionObserver(([entry]) => {
        painted.disconnect();
        path.farthest = Math.max(path.farthest, Math.abs((entry?.boundingClientRect.top ?? 0) - top));
        path.frames += 1;
      });
      if (row) painted.observe(row);
      else path.farthest = Number.MAX_VALUE;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return path;
  });
  return () =>
    path.evaluate(async (path) => {
      const until = path.frames + 5;
      while (path.frames < until) await new Promise(requestAnimationFrame);
      return path.farthest;
    });
}
