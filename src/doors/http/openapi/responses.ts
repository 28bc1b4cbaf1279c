import { policy } from '../../../domain/authority/policy';
import type { HttpRoute } from '../../../protocol/index';
import { SAVED_TYPE, shownTypes } from '../api/file-answer';
import type { Operation } from '../api/operations';
import type { JsonSchema } from './schemas';

/** By status, or `default`. */
export type Responses = Record<string, DocumentedResponse>;

interface DocumentedResponse {
  $ref?: string;
  description?: string;
  headers?: Record<string, object>;
  content?: Record<string, { schema: JsonSchema }>;
}

/** What every answer bears. */
export const headers = {
  RequestId: {
    description:
      'What the server’s log calls this request. A request may bring its own, of 8 to 64 letters, digits, dots, dashes and underscores.',
    required: true,
    schema: { type: 'string' },
  },
} as const;

export const bornByAll = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const retryAfter = {
  ...bornByAll,
  'Retry-After': { description: 'After how many seconds.', schema: { type: 'integer' } },
};

/** The refusals that a client can meet, by what they have in common. */
export const refusals = {
  BadRequest: { description: 'The request is not of the shape that this takes.', headers: bornByAll, content: problem },
  NoSession: {
    description: 'The request carries no session, or one that ended.',
    headers: { ...bornByAll, 'WWW-Authenticate': { description: 'Bearer.', schema: { type: 'string' } } },
    content: problem,
  },
  NotAllowed: { description: 'Whoever asks may not do this.', headers: bornByAll, content: problem },
  NotFound: { description: 'There is none, or none that whoever asks may see.', headers: bornByAll, content: problem },
  Conflict: { description: 'It contradicts what is there already.', headers: bornByAll, content: problem },
  TooLarge: { description: 'The body has more than 64 KiB.', headers: bornByAll, content: problem },
  FileTooLarge: {
    description: 'The file is larger than files can be, or its picture than can be shown.',
    headers: bornByAll,
    content: problem,
  },
  FileTypeRefused: { description: 'Files of this type are not taken.', headers: bornByAll, content: problem },
  NoRoom: { description: 'There is no room for more files just now.', headers: retryAfter, content: problem },
  NotJson: { description: 'The body is not JSON.', headers: bornByAll, content: problem },
  TooMany: { description: 'That was a lot at once.', headers: retryAfter, content: problem },
  Unavailable: {
    description: 'Nothing was stored. The same request may succeed in a moment.',
    headers: retryAfter,
    content: problem,
  },
  Refused: { description: 'Refused for another reason.', headers: bornByAll, content: problem },
} as const;

/** The bytes of a file, under whichever type it is given. */
const bytes = Object.fromEntries([SAVED_TYPE, ...shownTypes].map((type) => [type, { schema: {} }]));

const ofRanges: Responses = {
  '206': { description: 'The stretch that `Range` asks for.', headers: bornByAll, content: bytes },
  '304': { description: 'It is what `If-None-Match` says.', headers: bornByAll },
  '416': { description: 'It has no such stretch.', headers: bornByAll },
};

/** What a command may answer, by status. */
export function responsesOf({ name, route, takesBody }: Operation, answer: JsonSchema): Responses {
  const { who, room } = policy[name];
  const needsSession = who !== 'anyone';
  const mayBeForbidden = room !== undefined || (needsSession && who !== 'guest');
  return {
    [String(route.status ?? 200)]: {
      description: 'Done.',
      headers: bornByAll,
      content: route.answersFile
        ? bytes
        : {
            'application/json': { schema: answer },
            ...(route.isLenient ? { 'text/plain': { schema: { const: 'ok' } } } : {}),
          },
    },
    ...(route.answersFile ? ofRanges : {}),
    '400': refusal('BadRequest'),
    ...(needsSession ? { '401': refusal('NoSession') } : {}),
    ...(mayBeForbidden ? { '403': refusal('NotAllowed') } : {}),
    ...(route.path.includes('{') ? { '404': refusal('NotFound') } : {}),
    ...(takesBody ? { '409': refusal('Conflict'), ...refusalsOfBodies(route) } : {}),
    '429': refusal('TooMany'),
    '503': refusal('Unavailable'),
    default: refusal('Refused'),
  };
}

function refusal(name: keyof typeof refusals) {
  return { $ref: `#/components/responses/${name}` };
}

function refusalsOfBodies({ takesFile }: HttpRoute) {
  return takesFile
    ? { '413': refusal('FileTooLarge'), '415': refusal('FileTypeRefused'), '507': refusal('NoRoom') }
    : { '413': refusal('TooLarge'), '415': refusal('NotJson') };
}
