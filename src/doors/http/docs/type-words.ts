import type { JsonSchema } from '../openapi/schemas';
import { type Html, html } from './html';

/** What a field takes or holds, in words. A shared shape is a link to where it is explained. */
export function typeWords(schema: JsonSchema): Html {
  if (schema.$ref) return shapeLink(schema.$ref.split('/').at(-1) ?? '');
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum) return joined(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`));
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return joined(either.map((one) => typeWords(one as JsonSchema)));
  if (Array.isArray(schema.type)) return joined(schema.type.map((type) => typeWords({ ...schema, type })));
  switch (schema.type) {
    case 'array':
      return html`list of ${typeWords(schema.items as JsonSchema)}`;
    case 'object':
      return schema.properties ? html`{ ${fieldNames(schema)} }` : html`object`;
    case 'string':
      return html`${schema.format === 'uuid' ? 'UUID' : 'text'}${rangeWords(schema.minLength, schema.maxLength, ' characters')}`;
    case 'integer':
      return html`whole number${rangeWords(leastOf(schema), schema.maximum, '')}`;
    default:
      return html`${String(schema.type ?? 'anything')}`;
  }
}

function fieldNames({ properties = {}, required = [] }: JsonSchema): string {
  return Object.keys(properties)
    .map((name) => (required.includes(name) ? name : `${name}?`))
    .join(', ');
}

function shapeLink(name: string): Html {
  return html`<a href="#shape-${name}">${name}</a>`;
}

function joined(words: Html[]): Html {
  return html`${words.map((one, index) => (index === 0 ? one : html` or ${one}`))}`;
}

function leastOf({ minimum, exclusiveMinimum }: JsonSchema): number | undefined {
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : minimum;
}

function rangeWords(least: number | undefined, most: number | undefined, unit: string): string {
  const number = (value: number) => value.toLocaleString('en');
  if (most !== undefined && least) return `, ${number(least)} to ${number(most)}${unit}`;
  if (most !== undefined) return `, up to ${number(most)}${unit}`;
  return least ? `, from ${number(least)}${unit}` : '';
}
