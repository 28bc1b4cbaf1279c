import { type CommandName, type CommandShape, commands, type HttpRoute } from '../../../protocol/index';
import { fieldsOf, type TextType } from './json-types';

const strict = ['application/json'];
const form = ['multipart/form-data'];
const lenient = [...strict, 'application/x-www-form-urlencoded', 'text/plain'];

/** One command as the API offers it. */
export interface Operation {
  name: CommandName;
  shape: CommandShape;
  route: HttpRoute;
  /** Undefined where it takes no payload. */
  fields: ReadonlyMap<string, ReadonlySet<TextType>> | undefined;
  /** Whether the fields that stand in no path come in a body, or in the query. */
  takesBody: boolean;
  /** Of that body. */
  mediaTypes: readonly string[];
}

/** One address under `/api`, and what each method does there. */
export interface Address {
  path: string;
  operations: ReadonlyMap<string, Operation>;
}

/** Every command that has a route. */
export function operations(): Operation[] {
  const shapes: [string, CommandShape][] = Object.entries(commands);
  return shapes.flatMap(([name, shape]) => (shape.http ? [operation(name as CommandName, shape, shape.http)] : []));
}

function operation(name: CommandName, shape: CommandShape, route: HttpRoute): Operation {
  const takesBody = route.method !== 'GET' && route.method !== 'DELETE';
  const mediaTypes = route.takesFile ? form : route.isLenient ? lenient : strict;
  return { name, shape, route, fields: fieldsOf(shape.input), takesBody, mediaTypes };
}

/** Every address. One written out comes before one with a field in the same place: `/rooms/public` before `/rooms/{roomId}`. */
export function addresses(all: readonly Operation[] = operations()): Address[] {
  const byPath = new Map<string, Map<string, Operation>>();
  for (const one of all) {
    const ofPath = byPath.get(one.route.path) ?? new Map<string, Operation>();
    byPath.set(one.route.path, ofPath.set(one.route.method, one));
  }
  // Braces stand behind every letter.
  return [...byPath]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, ofPath]) => ({ path, operations: ofPath }));
}
