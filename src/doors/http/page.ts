import { existsSync } from 'node:fs';
import { Router } from 'express';
import sirv from 'sirv';
import type { Refusals } from '../refusals';

/** Addresses of the page beside `/`: rooms and messages, and what somebody comes for with a secret in their link. */
const addresses = [/^\/r\/[^/]+(?:\/\d+)?\/?$/, /^\/(?:invite|set-up|reset)\/[^/]+\/?$/];

/** The built page, which a CDN may keep for ever but for its first file. */
export function page(pageDir: string, refusals: Refusals): Router {
  const router = Router();
  const hasPage = existsSync(pageDir);
  if (hasPage) {
    router.get(addresses, (request, _response, next) => {
      request.url = '/';
      next();
    });
    router.get(/.*/, sirv(pageDir, { gzip: true, brotli: true, etag: true, setHeaders: setCaching }));
  }
  router.use((_request, response) => {
    refusals.count('unknown_address');
    const text = hasPage ? 'There is nothing at this address.' : 'The page is not built. Run: npm run build';
    response.status(404).type('text').send(text);
  });
  return router;
}

/** Files under /assets/ bear a hash of their content in their names. */
function setCaching(response: { setHeader(name: string, value: string): void }, pathname: string): void {
  response.setHeader(
    'Cache-Control',
    pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
