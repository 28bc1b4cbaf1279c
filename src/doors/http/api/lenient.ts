import type { Request, RequestHandler } from 'express';
import type { Asker } from '../../../domain/authority/actor';
import type { Webhooks } from '../../../domain/programs/webhooks';
import type { CommandInput } from '../../../protocol/index';
import { addressOf } from '../../address';
import type { SessionCaller } from '../../commands/people';
import { asWebhookText } from '../../commands/webhook-text';
import { type Commands, type DispatchDependencies, dispatch } from '../../dispatch';
import type { OwnAddress } from '../../own-origin';
import { localsOf } from '../../request-locals';
import type { Operation } from './operations';
import { payloadOf } from './payload';
import { payloadDetail } from './payload-detail';
import { RequestRefusal, sendProblem } from './problem';

export interface LenientDependencies extends DispatchDependencies, OwnAddress {
  commands: Commands<SessionCaller>;
  webhooks: Pick<Webhooks, 'identify'>;
}

/** Answers senders that were made for other systems. Who they are, the secret in the address says: sessions do not count. */
export function answerLeniently(
  operation: Operation,
  dependencies: LenientDependencies,
): RequestHandler<Record<string, string>> {
  return async (request, response) => {
    const idempotencyKey = request.get('idempotency-key');
    // Such senders add to the query what another system would have understood.
    const payload = payloadOf(operation, { path: request.params, query: '', body: bodyOf(request), idempotencyKey });
    const caller = callerOf(request, localsOf(response).requestId, dependencies);
    const reply = await dispatch(dependencies.commands, caller, operation.name, payload, dependencies);
    if (!reply.ok) {
      const isShape = reply.error.code === 'invalid_payload';
      return sendProblem(response, reply.error, isShape ? payloadDetail(operation.shape.input, payload) : undefined);
    }
    const { ok, ...output } = reply;
    if (request.accepts('text/plain')) response.type('text/plain').send('ok');
    else response.json(output);
  };
}

/** The JSON of a request, however it came. */
function bodyOf(request: Request): unknown {
  const body: unknown = request.body;
  if (request.is('text/plain')) return { text: asWebhookText(String(body)) };
  if (body === undefined) throw new RequestRefusal('invalid_payload', 'Send JSON, a form, or plain text.');
  if (!request.is('application/x-www-form-urlencoded')) return body;
  const { payload, ...fields } = body as Record<string, unknown>;
  if (payload === undefined) return fields;
  try {
    return JSON.parse(String(payload));
  } catch {
    throw new RequestRefusal('invalid_payload', '"payload" is no JSON.');
  }
}

function callerOf(request: Request, requestId: string, { webhooks, trustProxy }: LenientDependencies): SessionCaller {
  const address = addressOf(request, trustProxy);
  const asker: Asker = { connectionId: `http ${address}`, address, actor: undefined };
  return {
    asker,
    requestId,
    carry() {},
    async identify(_command, input) {
      return { ...asker, actor: await webhooks.identify((input as CommandInput<'PostByWebhook'>).secret) };
    },
  };
}
