import type { Page } from '@playwright/test';
import { touch } from './fingers';
import { expectNothingWrong, expectNothingWrongIn } from './nothing-wrong';
import { expect, test } from './room';
import { picture, share } from './share';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

/** How much of what one sees moved without anybody's doing, from now on. */
async function watchJumps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { jumped: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { jumped: Reflect.get(window, 'jumped') + Reflect.get(entry, 'value') });
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => Reflect.get(window, 'jumped') as number);
}

test('a picture stands where there was room for it, small first, and is looked at by keyboard', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo', { viewport: { width: 1440, height: 900 } });
  const { keyboard } = jo.page;
  const asked: string[] = [];
  jo.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await mira.say('only words');
  await expect(jo.sent('only words')).toBeVisible();
  expect(asked.filter((path) => /files-together|\/api\/files/.test(path))).toEqual([]);

  // Nothing of a picture comes until the row was measured.
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await jo.page.route('**/api/files/**', async (route) => {
    await held;
    await route.continue();
  });
  const sent = await share(mira, 'the sea', [await picture('sea.jpg', 1_600, 1_200)]);
  const sea = `/api/files/${sent.fileIds[0]}`;
  const shown = jo.sent('the sea').getByRole('img', { name: 'sea.jpg' });
  await expect(shown).toBeAttached();
  await expect(jo.sent('the sea')).toBeInViewport();
  const before = await jo.sent('the sea').boundingBox();
  const jumped = await watchJumps(jo.page);
  letThrough();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeLessThanOrEqual(720);
  expect(await shown.boundingBox()).toMatchObject({ width: 420, height: 315 });
  expect(await jo.sent('the sea').boundingBox()).toEqual(before);
  expect(await jumped()).toBe(0);
  expect(asked).toContain(`${sea}/thumbnail`);
  expect(asked).not.toContain(sea);

  const two = await share(mira, '', [
    await picture('hill.jpg', 800, 1_200, 90),
    await picture('lake.jpg', 900, 600, 200),
  ]);
  await expect(jo.announcement).toHaveText('Mira: 2 pictures');
  await jo.list.focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('Tab');
  await expect(jo.page.getByRole('button', { name: 'hill.jpg' })).toBeFocused();
  await keyboard.press('Enter');
  const viewer = jo.opened('hill.jpg');
  await expect(viewer).toContainText('Mira');
  await expect(viewer).toContainText('2 of 3');
  await expect(viewer.getByRole('img', { name: 'hill.jpg' })).toHaveJSProperty('naturalWidth', 800);
  // Its neighbours are there before they are asked for.
  await expect.poll(() => asked).toContain(sea);
  await keyboard.press('ArrowRight');
  await expect(jo.opened('lake.jpg')).toContainText('3 of 3');
  await keyboard.press('ArrowRight');
  await keyboard.press('Home');
  const whole = jo.opened('sea.jpg').getByRole('img', { name: 'sea.jpg' });
  await expect(jo.opened('sea.jpg')).toContainText('1 of 3');
  const { width } = (await whole.boundingBox()) ?? { width: 0 };
  await keyboard.press('+');
  await expect.poll(async () => (await whole.boundingBox())?.width).toBeCloseTo(width * 1.5);
  await keyboard.press('0');
  await expect.poll(async () => (await whole.boundingBox())?.width).toBe(width);
  await expectNothingWrong(jo.page, 'dialog[open]');
  const download = jo.page.waitForEvent('download');
  await jo.dialog.getByRole('link', { name: 'Download sea.jpg' }).click();
  expect((await download).suggestedFilename()).toBe('sea.jpg');
  await keyboard.press('Escape');
  await expect(jo.dialog).toHaveCount(0);
  await expect(jo.page.getByRole('button', { name: 'hill.jpg' })).toBeFocused();

  await keyboard.press('Enter');
  await expect(viewer).toBeVisible();
  await mira.ask('DELETE', `/rooms/general/messages/${two.seq}`);
  await expect(jo.dialog).toHaveCount(0);
  await expect(jo.page.getByText('That picture is gone.')).toBeVisible();
  await expect(jo.page.getByRole('img', { name: /hill|lake/ })).toHaveCount(0);
  await expect(jo.page.getByText('Message deleted')).toBeVisible();
});

test('on a phone one goes from picture to picture with a finger, and makes them larger with two', async ({ room }) => {
  const mira = await room.open('Mira');
  await share(mira, 'three', [
    await picture('one.jpg', 1_200, 900),
    await picture('two.jpg', 900, 1_200, 120),
    await picture('three.jpg', 3_000, 200, 220),
  ]);
  const jo = await room.open('Jo', phone);
  await jo.page.getByRole('button', { name: 'two.jpg' }).tap();
  await expect(jo.opened('two.jpg')).toContainText('2 of 3');
  const middle = { x: 195, y: 450 };
  const left = { x: 60, y: 460 };
  const right = { x: 330, y: 440 };
  await touch(jo.page, { from: right, to: left });
  await expect(jo.opened('three.jpg')).toBeVisible();
  await touch(jo.page, { from: left, to: right });
  const two = jo.opened('two.jpg').getByRole('img', { name: 'two.jpg' });
  await expect(two).toHaveJSProperty('naturalWidth', 900);
  const { width } = (await two.boundingBox()) ?? { width: 0 };
  expect(width).toBeCloseTo(390);
  await touch(jo.page, { from: middle, to: left }, { from: { x: 200, y: 450 }, to: right });
  await expect.poll(async () => (await two.boundingBox())?.width).toBeGreaterThan(2 * width);
  // Now a finger pushes it about.
  await touch(jo.page, { from: right, to: left });
  await expect(jo.opened('two.jpg')).toBeVisible();
  await touch(jo.page, { from: left, to: middle }, { from: right, to: { x: 200, y: 450 } });
  await expect.poll(async () => (await two.boundingBox())?.width).toBeCloseTo(width);
  await expectNothingWrongIn(jo.page, 'dark', 'dialog[open]');
  expect(await jo.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await touch(jo.page, { from: middle, to: { x: 200, y: 640 } });
  await expect(jo.dialog).toHaveCount(0);
});
