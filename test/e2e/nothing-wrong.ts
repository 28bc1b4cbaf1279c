import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What only the colours decide, which is all that the night changes. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** That axe finds nothing wrong with what is on screen, by day and by night. With `within`, looks at that part only. */
export async function expectNothingWrong(page: Page, within?: string): Promise<void> {
  await expectNothingWrongIn(page, 'light', within);
  await expectNothingWrongIn(page, 'dark', within);
}

export async function expectNothingWrongIn(page: Page, colorScheme: 'light' | 'dark', within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Without the legacy mode axe opens a page of its own each time, for the sake of frames, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (within !== undefined) axe.include(within);
  if (colorScheme === 'dark') axe.withRules(aboutColours);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  );
  expect({ colorScheme, found }).toEqual({ colorScheme, found: [] });
}
