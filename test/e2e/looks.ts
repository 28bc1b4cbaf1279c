import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The windows and lights that the page is looked at in. */
const windows = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
};

export const looks = (['phone', 'desktop'] as const).flatMap((window) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ window, viewport: windows[window], colorScheme })),
);

export type Look = (typeof looks)[number];

const folder = join(__dirname, '..', '..', 'test-results', 'screenshots');

/** Keeps what the page looks like, for people to look at. */
export async function shoot(page: Page, what: string, { window, colorScheme }: Look): Promise<void> {
  await page.screenshot({
    path: join(folder, `${what}-${window}-${colorScheme}.png`),
    caret: 'hide',
    animations: 'disabled',
  });
}
