import { existsSync } from 'node:fs';
import express, { type Express } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';

export interface HttpDependencies {
  /** Where the built page lies. */
  pageDir: string;
  trustProxy: number;
  /** Whether people reach this server by HTTPS only. */
  isHttps: boolean;
  /** Whether new connections are welcome: not while the store fails, nor while the server drains. */
  isReady(): boolean;
}

/** The page, which a CDN may keep for ever but for its first file, and the health of the server. */
export function openHttpDoor({ pageDir, trustProxy, isHttps, isReady }: HttpDependencies): Express {
  const app = express();
  app.set('trust proxy', trustProxy);
  app.disable('x-powered-by');
  app.use(securityHeaders(isHttps));

  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text').send('ok');
  });
  app.get('/readyz', (_request, response) => {
    const ready = isReady();
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });

  const hasPage = existsSync(pageDir);
  if (hasPage) app.use(sirv(pageDir, { gzip: true, brotli: true, etag: true, setHeaders: setCaching }));
  app.use((_request, response) => {
    const text = hasPage ? 'There is nothing at this address.' : 'The page is not built. Run: npm run build';
    response.status(404).type('text').send(text);
  });
  return app;
}

/** Files under /assets/ bear a hash of their content in their names. */
function setCaching(response: { setHeader(name: string, value: string): void }, pathname: string): void {
  response.setHeader(
    'Cache-Control',
    pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}

function securityHeaders(isHttps: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Browsers ignore these two on plain HTTP, and say so in the console.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    strictTransportSecurity: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
