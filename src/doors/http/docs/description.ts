import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import type { OwnAddress } from '../../own-origin';
import { admission } from '../api/admission';
import { apiDocument } from '../openapi/document';
import { docsPage } from './docs-page';

/** What the examples ask where it is not configured how people reach the server. */
const LOCAL = 'http://localhost:3080';

const readOnly = new Map([['GET', { takesBody: false, mediaTypes: [] }]]);

/** The API's description, for programs and for people. Made when it is first asked for, since few servers ever are. */
export function description(own: OwnAddress): Router {
  const { publicUrl = LOCAL, isHttps } = own;
  const router = Router({ caseSensitive: true, strict: true });
  const served = {
    '/openapi.json': { type: 'json', make: () => JSON.stringify(apiDocument(isHttps)) },
    '/docs': { type: 'html', make: () => docsPage(apiDocument(isHttps), new URL(publicUrl).origin) },
    '/docs.css': { type: 'css', make: () => readFileSync(join(__dirname, 'docs.css'), 'utf8') },
  };
  for (const [path, { type, make }] of Object.entries(served)) {
    let text: string | undefined;
    router.all(path, admission(readOnly, own), (_request, response) => {
      text ??= make();
      response.type(type).send(text);
    });
  }
  return router;
}
