import { Router } from 'express';
import { routed } from '../request-locals';

/** Whether the process lives, and whether it welcomes new connections. */
export function health(isReady: () => boolean): Router {
  const router = Router();
  for (const path of ['/healthz', '/readyz']) router.use(path, routed(path));
  router.use(['/healthz', '/readyz'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store').type('text');
    next();
  });
  router.get('/healthz', (_request, response) => {
    response.send('ok');
  });
  router.get('/readyz', (_request, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).send(ready ? 'ready' : 'not ready');
  });
  return router;
}
