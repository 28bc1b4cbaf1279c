import type { DocumentedOperation } from '../openapi/documented-operation';

/** What stands in examples, by the name of the field. */
export const exampleValues: Readonly<Record<string, unknown>> = {
  roomId: 'general',
  seq: 17,
  userID: '01890a5d-ac96-774b-bcce-b302099a8057',
  userIDs: ['01890a5d-ac96-774b-bcce-b302099a8057'],
  inviteId: '01890a5d-ac96-774b-bcce-b302099a8057',
  reportId: 3,
  code: 'aW52aXRl',
  secret: 'c2VjcmV0',
  clientId: '2f6b2c1e-1',
  message: 'Hello, all!',
  emoji: '🎉',
  username: 'Mira',
  password: 'five quiet green hills',
  current: 'four loud red rivers',
  asProgram: true,
  query: 'lunch',
  name: 'Book club',
  kind: 'public',
  topic: 'One book a month',
  role: 'moderator',
  minutes: 60,
  reason: 'spam',
  messages: 'keep',
  expiresInMs: 604_800_000,
  uses: 5,
};

/** Of fields that mean something else in one command than in the others. */
const exampleValuesOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  SettleReport: { message: 'remove' },
};

/** Fields that an example shows although they may be left out. */
const shown = new Set(['clientId', 'asProgram', 'topic']);

/** What to type into a terminal to ask for this. */
export function curlOf(operation: DocumentedOperation, method: string, path: string, origin: string): string {
  const value = (name: string) => exampleValuesOf[operation.operationId]?.[name] ?? exampleValues[name];
  const { parameters, requestBody, security } = operation;
  const inQuery = parameters.filter((one) => one.in === 'query' && (one.required || shown.has(one.name)));
  const query = new URLSearchParams(Object.fromEntries(inQuery.map(({ name }) => [name, String(value(name))])));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(value(name))));
  const address = `${origin}/api${filled}${query.size > 0 ? `?${query}` : ''}`;
  const quoted = query.size > 1 ? `'${address}'` : address;

  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  const lines = [`curl${verb} ${quoted}`];
  const needsSession = !security.some((one) => Object.keys(one).length === 0);
  if (needsSession) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  const schema = requestBody?.content['application/json'].schema;
  const isShown = (name: string) => schema?.required?.includes(name) || shown.has(name) || !schema?.required;
  const names = Object.keys(schema?.properties ?? {}).filter((name) => isShown(name) && value(name) !== undefined);
  if (names.length > 0) {
    const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, value(name)])));
    lines.push(`-H "Content-Type: application/json"`, `-d '${body}'`);
  }
  return lines.join(' \\\n  ');
}
