import type { Operation } from '../api/operations';
import { type JsonSchema, payloadSchema } from './schemas';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface RequestParts {
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
}

const form = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: 'The file.' } },
      required: ['file'],
      additionalProperties: false,
    } satisfies JsonSchema,
  },
} as const;

/** Where each field of a command's payload stands in a request: in the path, in the query, or in the body. */
export function requestOf(operation: Operation): RequestParts {
  const { properties, required } = payloadSchema(operation);
  const inPath = [...operation.route.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => String(field));
  const others = Object.keys(properties).filter((field) => !inPath.includes(field));

  const parameters = inPath.map((field) => pathParameter(field, properties[field] ?? {}));
  if (!operation.takesBody) {
    const inQuery = others.map((name) => parameter(name, 'query', required.includes(name), properties[name] ?? {}));
    return { parameters: [...parameters, ...inQuery] };
  }
  if (operation.route.takesFile) return { parameters, requestBody: { required: true, content: form } };
  if (others.includes('clientId')) parameters.push(idempotencyKey(properties.clientId ?? {}));
  if (others.length === 0) return { parameters };

  // It may come in the header instead.
  const inBody = required.filter((field) => others.includes(field) && field !== 'clientId');
  const schema: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(others.map((field) => [field, properties[field] ?? {}])),
    ...(inBody.length > 0 ? { required: inBody } : {}),
    additionalProperties: operation.route.isLenient ?? false,
  };
  const content = operation.mediaTypes.map((type) => [
    type,
    { schema: type === 'text/plain' ? { type: 'string' } : schema },
  ]);
  return { parameters, requestBody: { required: inBody.length > 0, content: Object.fromEntries(content) } };
}

/** It is always there, whatever is meant where a socket leaves it out. */
function pathParameter(name: string, { default: _meant, ...schema }: JsonSchema): Parameter {
  return parameter(name, 'path', true, schema);
}

function idempotencyKey({ description: _ofField, ...schema }: JsonSchema): Parameter {
  const description = 'The same as `clientId`, which may then be left out.';
  return parameter('Idempotency-Key', 'header', false, { ...schema, description });
}

function parameter(name: string, place: Parameter['in'], required: boolean, schema: JsonSchema): Parameter {
  const { description, ...type } = schema;
  return { name, in: place, required, ...(description ? { description } : {}), schema: type };
}
