import { join } from 'node:path';
import { livelyTalk, NOW } from './lively-talk';
import { looks, shoot } from './looks';
import { expect, test } from './room';

const inReadme = join(__dirname, '..', '..', 'docs', 'screenshot.png');

test('a lively talk, as it looks', async ({ room }) => {
  const mira = await room.visitor({ timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' });
  await mira.page.clock.setFixedTime(NOW);
  // As one who was in the room before: no notice of entering bears the time of this test.
  const { you } = await (await mira.page.request.post('/api/session/guest', { data: { username: 'Mira' } })).json();
  await room.remember(livelyTalk(you));
  await mira.page.goto('/');
  await expect(mira.sent('See you all')).toBeVisible();
  room.freeze();
  await mira.say('Who takes the train at 9:14?');
  await mira.composer.fill('I could');

  for (const look of looks) {
    await mira.page.setViewportSize(look.viewport);
    await mira.page.emulateMedia({ colorScheme: look.colorScheme });
    await expect(mira.message('the train at 9:14')).toBeInViewport();
    await shoot(mira.page, 'room', look);
    const isReadme = look.window === 'desktop' && look.colorScheme === 'light';
    if (isReadme && process.env.UPDATE_SCREENSHOT === '1') {
      await mira.page.screenshot({ path: inReadme, caret: 'hide' });
    }
  }
});
