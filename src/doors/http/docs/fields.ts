import type { DocumentedOperation } from '../openapi/documented-operation';
import type { JsonSchema } from '../openapi/schemas';
import { type Html, html, prose } from './html';
import { typeWords } from './type-words';

interface Field {
  name: string;
  /** Empty for a field of an answer or a shape. */
  place: string;
  isRequired: boolean;
  schema: JsonSchema;
  description: string | undefined;
}

/** Everything that a request can say. */
export function requestFields({ parameters, requestBody }: DocumentedOperation): Html {
  const ofParameters = parameters.map((one) => ({
    name: one.name,
    place: one.in,
    isRequired: one.required,
    schema: one.schema,
    description: one.description,
  }));
  const body = requestBody?.content['application/json']?.schema ?? {};
  return fieldTable('Request', [...ofParameters, ...fieldsIn(body, 'body')]);
}

/** Everything that an object holds. */
export function objectFields(caption: string, schema: JsonSchema): Html {
  return fieldTable(caption, fieldsIn(schema, ''));
}

function fieldsIn({ properties = {}, required = [] }: JsonSchema, place: string): Field[] {
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    place,
    isRequired: required.includes(name),
    schema,
    description: schema.description,
  }));
}

function fieldTable(caption: string, fields: Field[]): Html {
  if (fields.length === 0) return html``;
  return html`<dl class="fields" aria-label="${caption}">${fields.map(fieldRow)}</dl>`;
}

function fieldRow({ name, place, isRequired, schema, description }: Field): Html {
  const notes = [place, isRequired ? '' : optionalWords(schema)].filter((note) => note !== '');
  return html`<div><dt><code>${name}</code>${notes.map((note) => html` <small>${note}</small>`)}</dt>
<dd>${typeWords(schema)}${description ? html`. ${prose(description)}` : ''}</dd></div>`;
}

function optionalWords({ default: meant }: JsonSchema): string {
  return meant === undefined || meant === '' ? 'optional' : `otherwise ${JSON.stringify(meant)}`;
}
