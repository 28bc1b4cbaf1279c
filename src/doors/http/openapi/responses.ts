import { policy } from '../../../domain/authority/policy';
import type { Operation } from '../api/operations';
import type { JsonSchema } from './schemas';

/** By status, or `default`. */
export type Responses = Record<string, DocumentedResponse>;

interface DocumentedResponse {
  $ref?: string;
  description?: string;
  content?: Record<string, { schema: JsonSchema }>;
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const retryAfter = { 'Retry-After': { description: 'After how many seconds.', schema: { type: 'integer' } } };

/** The refusals that a client can meet, by what they have in common. */
export const refusals = {
  BadRequest: { description: 'The request is not of the shape that this takes.', content: problem },
  NoSession: {
    description: 'The request carries no session, or one that ended.',
    headers: { 'WWW-Authenticate': { description: 'Bearer.', schema: { type: 'string' } } },
    content: problem,
  },
  NotAllowed: { description: 'Whoever asks may not do this.', content: problem },
  NotFound: { description: 'There is none, or none that whoever asks may see.', content: problem },
  Conflict: { description: 'It contradicts what is there already.', content: problem },
  TooLarge: { description: 'The body has more than 64 KiB.', content: problem },
  NotJson: { description: 'The body is not JSON.', content: problem },
  TooMany: { description: 'That was a lot at once.', headers: retryAfter, content: problem },
  Unavailable: {
    description: 'Nothing was stored. The same request may succeed in a moment.',
    headers: retryAfter,
    content: problem,
  },
  Refused: { description: 'Refused for another reason.', content: problem },
} as const;

/** What a command may answer, by status. */
export function responsesOf({ name, route, takesBody }: Operation, answer: JsonSchema): Responses {
  const { who, room } = policy[name];
  const needsSession = who !== 'anyone';
  const mayBeForbidden = room !== undefined || (needsSession && who !== 'guest');
  return {
    [String(route.status ?? 200)]: {
      description: 'Done.',
      content: { 'application/json': { schema: answer } },
    },
    '400': refusal('BadRequest'),
    ...(needsSession ? { '401': refusal('NoSession') } : {}),
    ...(mayBeForbidden ? { '403': refusal('NotAllowed') } : {}),
    ...(route.path.includes('{') ? { '404': refusal('NotFound') } : {}),
    ...(takesBody ? { '409': refusal('Conflict'), '413': refusal('TooLarge'), '415': refusal('NotJson') } : {}),
    '429': refusal('TooMany'),
    '503': refusal('Unavailable'),
    default: refusal('Refused'),
  };
}

function refusal(name: keyof typeof refusals) {
  return { $ref: `#/components/responses/${name}` };
}
