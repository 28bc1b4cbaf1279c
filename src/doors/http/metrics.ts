import { type Request, Router } from 'express';
import type { People } from '../../domain/people/people';
import { Refusal } from '../../protocol/index';
import { addressOf } from '../address';
import { routed } from '../request-locals';
import { bearerTokenOf } from '../session-token';

export interface MetricsDependencies {
  people: Pick<People, 'authenticate'>;
  trustProxy: number;
  /** The text that Prometheus reads. */
  metrics(): Promise<string>;
}

/** For who runs the server: from the machine itself, or by the session of an owner. To others there is nothing here. */
export function metrics(dependencies: MetricsDependencies): Router {
  const router = Router();
  router.get('/metrics', routed('/metrics'), async (request, response) => {
    if (!isFromThisMachine(request) && !(await isOwner(request, dependencies))) throw new Refusal('unknown_address');
    response
      .set('Cache-Control', 'no-store')
      .type('text/plain; version=0.0.4')
      .send(await dependencies.metrics());
  });
  return router;
}

/** Not by a proxy on this machine, which says for whom it asks. */
function isFromThisMachine({ socket, headers }: Request): boolean {
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  return isLocal && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

async function isOwner(request: Request, { people, trustProxy }: MetricsDependencies): Promise<boolean> {
  const actor = await people.authenticate(bearerTokenOf(request.headers), addressOf(request, trustProxy));
  return actor?.role === 'owner';
}
