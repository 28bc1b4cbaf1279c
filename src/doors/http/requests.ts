import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../../domain/ports';
import { localsOf, type RequestLocals } from '../request-locals';
import { type Answers, outcomeOf } from './answers';

/** A request's id may be given by a proxy in front, as long as it is like this. */
const sane = /^[\w.-]{8,64}$/;

/** Gives every request an id, by which the answer and the lines of the log are found together, and counts the answers. */
export function requests(log: Log, answers: Answers): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && sane.test(given) ? given : randomUUID();
    response.set('X-Request-Id', requestId);
    const locals: RequestLocals = { requestId, route: 'page' };
    Object.assign(response.locals, locals);
    response.once('close', () => {
      const ms = performance.now() - startedAt;
      const outcome = response.writableFinished ? outcomeOf(response.statusCode) : 'gone';
      answers.observe(outcome, ms / 1_000);
      const { method } = request;
      const { route } = localsOf(response);
      const answer = { requestId, method, route, status: response.statusCode, ms: rounded(ms) };
      log.debug(answer, 'request answered');
    });
    next();
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
