import type * as z from 'zod';

/** What a piece of text in an address can stand for. */
export type TextType = 'string' | 'number' | 'boolean';

/** The fields of a command's payload, and what each takes. Undefined for a command that takes no payload. */
export function fieldsOf(shape: z.core.$ZodType): ReadonlyMap<string, ReadonlySet<TextType>> | undefined {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'undefined':
      return undefined;
    case 'optional':
      return fieldsOf(def.innerType);
    case 'object':
      return new Map(Object.entries(def.shape).map(([name, field]) => [name, new Set(typesOf(field))]));
    default:
      // So that a new kind of payload is noticed at the start, not by whoever asks first.
      throw new Error(`The HTTP API cannot read a payload of the type ${def.type}.`);
  }
}

function typesOf(field: z.core.$ZodType): TextType[] {
  const { def } = (field as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return [def.type];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return typesOf(def.innerType);
    case 'pipe':
      return typesOf(def.in);
    case 'union':
      return def.options.flatMap(typesOf);
    case 'enum':
      return Object.values(def.entries).flatMap(typesOfValue);
    case 'literal':
      return def.values.flatMap(typesOfValue);
    default:
      return [];
  }
}

function typesOfValue(value: unknown): TextType[] {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? [type] : [];
}

/** What a text stands for where such a field stands. Text where a text is taken; else what it can only mean, or itself. */
export function fromText(text: string, types: ReadonlySet<TextType>): string | number | boolean {
  if (types.has('string')) return text;
  if (types.has('number') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
