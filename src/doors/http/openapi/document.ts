import { policy } from '../../../domain/authority/policy';
import { sessionCookieName } from '../../session-token';
import { type Operation, operations } from '../api/operations';
import type { DocumentedOperation } from './documented-operation';
import { groupOf, groups } from './groups';
import { ownPaths } from './own-paths';
import { requestOf } from './request';
import { headers, refusals, responsesOf } from './responses';
import { answerSchemas, type JsonSchema } from './schemas';

/** The version of the API's shape, which programs are written against. */
const VERSION = '1.0.0';

export type ApiDocument = ReturnType<typeof apiDocument>;

/**
 * The whole API as an OpenAPI 3.1 document, made of the schemas that the server checks with. Zod's own JSON Schema is that
 * of OpenAPI 3.1, so nothing else is needed to translate it.
 */
export function apiDocument(isHttps: boolean) {
  const all = operations();
  const { components, answers } = answerSchemas(all);
  const paths: Record<string, Record<string, DocumentedOperation>> = { ...ownPaths };
  for (const one of all) {
    const { path, method } = one.route;
    const operation = documented(one, answers.get(one.shape.output) ?? {});
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Snug',
      version: VERSION,
      description: 'A chat room for friends. Every command here does what the one of the same name does on a socket.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    tags: [
      ...groups.map(({ name, description }) => ({ name, description })),
      { name: 'Description', description: 'Of this API.' },
    ],
    paths,
    components: {
      schemas: components,
      responses: refusals,
      headers,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token, as the answer to `asProgram: true` gave it.' },
        cookie: { type: 'apiKey', in: 'cookie', name: sessionCookieName(isHttps) },
      },
    },
  };
}

function documented(operation: Operation, answer: JsonSchema): DocumentedOperation {
  const { name, shape } = operation;
  const sessions = [{ bearer: [] }, { cookie: [] }];
  return {
    operationId: name,
    tags: [groupOf(name)],
    summary: shape.summary,
    ...(shape.details === undefined ? {} : { description: shape.details }),
    ...requestOf(operation),
    responses: responsesOf(operation, answer),
    // An empty one: it may be asked without a session.
    security: policy[name].who === 'anyone' ? [{}, ...sessions] : sessions,
  };
}
