import type { Request } from 'express';
import { Refusal } from '../../../protocol/index';

/** All that a request says, in its query and in its body, which counts where both say it. */
export function parametersOf(request: Request): Record<string, unknown> {
  const body = bodyOf(request);
  const [, ...query] = request.url.split('?');
  const parameters = { ...Object.fromEntries(new URLSearchParams(query.join('?'))), ...body };
  if (Object.hasOwn(parameters, '__proto__')) throw new Refusal('invalid_payload');
  return parameters;
}

function bodyOf(request: Request): object {
  const body: unknown = request.body;
  if (body === undefined) {
    if (hasBody(request)) throw new Refusal('unsupported_media_type');
    return {};
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('invalid_payload');
  return body;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
