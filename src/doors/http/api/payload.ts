import { fromText } from './json-types';
import type { Operation } from './operations';
import { RequestRefusal } from './problem';

/** Where the fields of a payload come from. */
export interface Sources {
  /** Of the path, percent-decoded. */
  path: Readonly<Record<string, string>>;
  /** What stands behind the question mark, as it came. */
  query: string;
  /** What the JSON of the body said. Undefined where there was none. */
  body: unknown;
  /** The header of that name. */
  idempotencyKey: string | undefined;
}

/**
 * One payload out of all that a request says, as a socket would have given it. Whether it is of the right shape is not
 * decided here. Throws `invalid_payload` where the sources cannot be read as one.
 */
export function payloadOf({ fields, takesBody }: Operation, { path, query, body, idempotencyKey }: Sources): unknown {
  const payload = new Map(bodyFields(body));
  const add = (name: string, text: string) => {
    const types = fields?.get(name);
    if (!types) throw new RequestRefusal('invalid_payload', `There is no parameter ${quoted(name)}.`);
    const value = fromText(text, types);
    if (payload.has(name) && payload.get(name) !== value) {
      throw new RequestRefusal('invalid_payload', `${quoted(name)} has two values.`);
    }
    payload.set(name, value);
  };

  for (const [name, text] of Object.entries(path)) add(name, text);
  for (const [name, text] of queryFields(query)) {
    if (takesBody || payload.has(name))
      throw new RequestRefusal('invalid_payload', `${quoted(name)} does not go there.`);
    add(name, text);
  }
  if (idempotencyKey !== undefined && fields?.has('clientId')) add('clientId', unquoted(idempotencyKey));
  if (!fields && payload.size === 0) return undefined;
  return Object.fromEntries(payload);
}

function bodyFields(body: unknown): [string, unknown][] {
  if (body === undefined) return [];
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return Object.entries(body);
  throw new RequestRefusal('invalid_payload', 'The body is no JSON object.');
}

/** Strict, where browsers guess: a client that writes it wrong is told so. */
function queryFields(query: string): [string, string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new RequestRefusal('invalid_payload', 'The query is not percent-encoded UTF-8.');
  }
}

/** Some clients write this header as a structured field, which puts a text in quotes. */
function unquoted(text: string): string {
  return /^"([^"\\]*)"$/.exec(text)?.[1] ?? text;
}

function quoted(name: string): string {
  return `"${name.slice(0, 64)}"`;
}
