import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../../../domain/ports';
import { type ErrorCode, type ErrorReply, errors } from '../../../protocol/index';
import { asRefusal } from '../../as-refusal';
import type { Refusals } from '../../refusals';
import { Refused } from '../../refused';
import { localsOf } from '../../request-locals';

/** Where this system has another status for it than Snug: whoever is not logged in is forbidden. */
const statuses: Partial<Record<ErrorCode, number>> = {
  session_required: 403,
  session_invalid: 403,
  signed_out: 403,
  not_a_member: 404,
};

/** What is wrong with a name and a password is told in one sentence, whatever it is. */
const wrongCredentials: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'credentials_wrong',
  'password_invalid',
  'name_invalid',
  'name_taken',
  'invalid_payload',
]);

/** As this system refuses: with a status and its name. */
export function refuse(response: Response, { code, retryAfterMs }: ErrorReply, status?: number): void {
  waitBefore(response, retryAfterMs);
  response.sendStatus(status ?? statuses[code] ?? errors[code].status);
}

/** As it refuses a log-in: in a sentence that its page shows. */
export function refuseLogIn(response: Response, { code, message, retryAfterMs }: ErrorReply): void {
  if (wrongCredentials.has(code)) {
    response.status(404).json({ message: 'Invalid username or password' });
    return;
  }
  waitBefore(response, retryAfterMs);
  response.status(errors[code].status).json({ message });
}

/** Whatever went wrong on the way, its stack stays in the log. */
export function answerFailure(log: Log, refusals: Refusals): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (error instanceof Refused) return refuse(response, error.reply);
    const refusal = asRefusal(error);
    refusals.count(refusal.code);
    if (refusal.code === 'internal') {
      log.error({ requestId: localsOf(response).requestId, err: error }, 'a request failed');
    }
    if (response.headersSent) response.destroy();
    else refuse(response, refusal.toReply());
  };
}

function waitBefore(response: Response, retryAfterMs: number | undefined): void {
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1_000)));
}
