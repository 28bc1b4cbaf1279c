import type { Page } from '@playwright/test';
import { type Look, looks, shoot } from './looks';
import { expectNothingWrongIn } from './nothing-wrong';
import { Program } from './program';
import { refuse } from './refuse';
import { expect, test } from './room';

for (const look of looks) {
  const { window, viewport, colorScheme } = look;
  test(`axe finds nothing wrong on a ${colorScheme} ${window}`, async ({ room }) => {
    const jo = new Program(room.url);
    const identity = { userID: 'jo', username: 'Jo' };
    jo.enter(identity);
    const mira = await room.visitor({ viewport, colorScheme, hasTouch: window === 'phone', reducedMotion: 'reduce' });
    await refuse(mira.page, 'refused', 'message_invalid');
    await mira.page.goto('/');
    await expect(mira.nameField).not.toHaveValue('');
    await expectNothingWrongLooking(mira.page, 'join', look);
    await mira.join('Jo');
    await expect(mira.nameField).toHaveAttribute('aria-invalid', 'true');
    await expectNothingWrongLooking(mira.page, 'name-taken', look);
    await mira.join('Mira');
    await expect(mira.page.getByText('Nobody has said anything yet')).toBeVisible();
    await expect(mira.notices.last()).toBeVisible();
    await shoot(mira.page, 'empty', look);

    jo.say('a link: https://example.org/', identity);
    await expect(mira.page.getByRole('link')).toBeVisible();
    await mira.say('mine');
    await mira.say('refused');
    await expect(mira.message('refused')).toHaveAttribute('data-state', 'failed');
    await mira.choose('Clear chat');
    await expectNothingWrongLooking(mira.page, 'clear', look);
    await mira.page.keyboard.press('Escape');
    await expect(mira.dialog).toBeHidden();
    if (window === 'phone') {
      await mira.page.getByRole('button', { name: 'People, 2 here' }).click();
      await expect(mira.dialog).toBeVisible();
      await expectNothingWrongLooking(mira.page, 'people', look);
      await mira.page.keyboard.press('Escape');
      await expect(mira.dialog).toBeHidden();
    }

    room.freeze();
    await mira.say('on its way');
    await mira.composer.fill('a'.repeat(4_001));
    await expectNothingWrongLooking(mira.page, 'failed', look);
    await mira.composer.fill('');

    await room.kill();
    await expect(mira.banner).toBeVisible();
    await expect(mira.message('on its way')).toContainText('Waiting for the connection');
    await expectNothingWrongLooking(mira.page, 'offline', look);
    jo.leave();
  });
}

async function expectNothingWrongLooking(page: Page, what: string, look: Look): Promise<void> {
  await shoot(page, what, look);
  await expectNothingWrongIn(page, look.colorScheme);
}
