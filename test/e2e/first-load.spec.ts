import { expect, test } from './room';

/** Of script, as it goes over the wire with gzip, in bytes. */
const MOST = 120_000;

test('one can read and write after 120 KB of script', async ({ room, request }) => {
  const page = await (await request.get(room.url)).text();
  const scripts = [...page.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(([, path]) => `${room.url}${path}`);
  const sizes = await Promise.all(
    scripts.map(async (url) => {
      const answer = await request.head(url, { headers: { 'Accept-Encoding': 'gzip' } });
      expect(answer.headers()['content-encoding']).toBe('gzip');
      return Number(answer.headers()['content-length']);
    }),
  );
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThanOrEqual(MOST);
});
