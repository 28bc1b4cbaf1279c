import type { Request, RequestHandler } from 'express';
import { type HttpRoute, Refusal } from '../../../protocol/index';
import { isOwnRequest, type OwnAddress } from '../../own-origin';
import { bearerTokenOf, sessionTokenOf } from '../../session-token';
import { hasBody } from '../request-body';
import { RequestRefusal } from './problem';

/** Headers that ask for another method than the request's own, which some frameworks believe. */
const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/** The methods that an address takes, whether a body comes with them, and of which types it may be. */
type Taken = ReadonlyMap<string, { takesBody: boolean; mediaTypes: readonly string[]; route?: HttpRoute }>;

/** Lets through what this address takes, before its body is read. Answers OPTIONS. */
export function admission(taken: Taken, own: OwnAddress): RequestHandler {
  const methods = [...taken.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (request, response, next) => {
    const { method, headers } = request;
    if (method === 'OPTIONS') return void response.status(204).set('Allow', allow).end();
    if (!methods.includes(method) || overrides.some((name) => name in headers)) {
      response.set('Allow', allow);
      throw new Refusal('method_not_allowed');
    }
    if (!isSafe(method) && carriesCookie(request, own) && !isOwnRequest(headers, own)) throw new Refusal('cross_site');
    if (hasBody(request)) checkBody(request, taken);
    next();
  };
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A bearer's token counts instead of a cookie, and no other site can have a browser add one. */
function carriesCookie({ headers }: Request, { isHttps }: OwnAddress): boolean {
  return sessionTokenOf(headers, isHttps) !== undefined && bearerTokenOf(headers) === undefined;
}

function checkBody(request: Request, taken: Taken): void {
  const operation = taken.get(request.method);
  if (!operation?.takesBody) {
    throw new RequestRefusal('invalid_payload', 'This takes no body: its parameters go in the query.');
  }
  if (request.is([...operation.mediaTypes])) return;
  throw new Refusal(operation.route?.takesFile ? 'upload_malformed' : 'unsupported_media_type');
}
