import express, { type Express, type Router } from 'express';
import type { Answers } from './answers';
import { type ApiDependencies, api } from './api/api';
import { answerFailure } from './api/problem';
import { health } from './health';
import { type MetricsDependencies, metrics } from './metrics';
import { page } from './page';
import { requests } from './requests';
import { securityHeaders } from './security-headers';

export interface HttpDependencies extends ApiDependencies, MetricsDependencies {
  /** Where the built page lies. */
  pageDir: string;
  answers: Answers;
  /** Doors of other systems’ clients that ask by HTTP, at addresses of their own. */
  dialects: readonly Router[];
  /** Whether new connections are welcome: not while the store fails, the server has too much to do, or it drains. */
  isReady(): boolean;
}

/** The API, the page, and the health and figures of the server. */
export function openHttpDoor(dependencies: HttpDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', false);

  app.use(requests(dependencies.log, dependencies.answers));
  app.use(securityHeaders(dependencies.isHttps));
  app.use(health(dependencies.isReady));
  app.use(metrics(dependencies));
  app.use((_request, _response, next) => {
    dependencies.admission.checkNotClosed();
    next();
  });
  for (const dialect of dependencies.dialects) app.use(dialect);
  app.use('/api', api(dependencies));
  app.use(page(dependencies.pageDir, dependencies.refusals));
  app.use(answerFailure(dependencies.log, dependencies.refusals));
  return app;
}
