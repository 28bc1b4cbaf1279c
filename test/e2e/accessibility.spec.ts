import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { looks } from './looks';
import type { Person } from './person';
import { expect, test } from './room';

for (const { window, viewport, colorScheme } of looks) {
  test(`axe finds nothing wrong on a ${colorScheme} ${window}`, async ({ room }) => {
    const jo = await room.open('Jo');
    const mira = await room.visitor({ viewport, colorScheme, hasTouch: window === 'phone' });
    await mira.page.goto('/');
    await expect(mira.nameField).not.toHaveValue('');
    await expectNothingWrong(mira.page);
    await mira.join('Jo');
    await expect(mira.nameField).toHaveAttribute('aria-invalid', 'true');
    await expectNothingWrong(mira.page);
    await mira.join('Mira');
    await expectNothingWrong(mira.page);

    await jo.say('a link: https://example.org/');
    await expect(mira.page.getByRole('link')).toBeVisible();
    await mira.say('mine');
    await mira.say('a bell \u0007');
    await expect(mira.message('a bell')).toHaveAttribute('data-state', 'failed');
    room.freeze();
    await mira.say('on its way');
    await mira.composer.fill('a'.repeat(4_001));
    await expectNothingWrong(mira.page);
    await checkDialog(mira, 'Clear chat');
    if (window === 'phone') await checkDialog(mira, 'People, 2 here');

    await room.kill();
    await expect(mira.banner).toBeVisible();
    await expect(mira.message('on its way')).toContainText('Waiting for the connection');
    await expectNothingWrong(mira.page);
  });
}

async function checkDialog({ page, dialog }: Person, opener: string): Promise<void> {
  await page.getByRole('button', { name: opener }).click();
  await expect(dialog).toBeVisible();
  await expectNothingWrong(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function expectNothingWrong(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]) })),
  ).toEqual([]);
}
