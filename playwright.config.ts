import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/steps/chromium.mjs';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/browsers',
  reporter: [['list'], ['json', { outputFile: 'test-results/browsers.json' }]],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? 'chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
