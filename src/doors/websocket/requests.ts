import { jsonObject } from './json-object';

/** What a client asks for in one message. */
export interface PlainRequest {
  action: string;
  /** By which the client finds the answer. */
  id?: string | number;
  fields: Readonly<Record<string, unknown>>;
}

/** Longest id that is given back, in characters. */
const ID_MAX = 128;

/** What a text asks for. Undefined where that cannot be read. */
export function requestIn(text: string): PlainRequest | undefined {
  const { action, id, ...fields } = jsonObject(text) ?? {};
  if (typeof action !== 'string') return undefined;
  if (id === undefined) return { action, fields };
  return isId(id) ? { action, id, fields } : undefined;
}

function isId(id: unknown): id is string | number {
  return typeof id === 'number' || (typeof id === 'string' && id.length <= ID_MAX);
}
