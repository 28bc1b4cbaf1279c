import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../../../domain/ports';
import { type ErrorCode, type ErrorReply, Refusal } from '../../../protocol/index';
import { asRefusal } from '../../as-refusal';
import { problemDetails } from '../../problem-details';
import type { Refusals } from '../../refusals';
import { localsOf } from '../../request-locals';

/** A refusal of this door's own, which can say what in the request was wrong. */
export class RequestRefusal extends Refusal {
  constructor(
    code: ErrorCode,
    readonly detail: string,
  ) {
    super(code);
  }
}

/** Answer with a refusal. */
export function sendProblem(response: Response, refusal: ErrorReply, detail?: string): void {
  const { requestId } = localsOf(response);
  const { status, headers, body } = problemDetails(refusal, { requestId, detail });
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(status).set(headers).send(body);
}

/** The only page of errors: whatever went wrong on the way, its stack stays in the log. */
export function answerFailure(log: Log, refusals: Refusals): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = asRefusal(error);
    refusals.count(refusal.code);
    if (refusal.code === 'internal')
      log.error({ requestId: localsOf(response).requestId, err: error }, 'a request failed');
    if (response.headersSent) return void response.destroy();
    const detail = refusal instanceof RequestRefusal ? refusal.detail : undefined;
    sendProblem(response, refusal.toReply(), detail);
  };
}
