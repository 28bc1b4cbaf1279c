import type { DocumentedOperation } from '../openapi/documented-operation';

/** What stands in examples, by the name of the field. */
const exampleValues: Readonly<Record<string, unknown>> = {
  roomId: 'general',
  seq: 17,
  userID: '01890a5d-ac96-774b-bcce-b302099a8057',
  userIDs: ['01890a5d-ac96-774b-bcce-b302099a8057'],
  inviteId: '01890a5d-ac96-774b-bcce-b302099a8057',
  fileId: '01890a5d-ac96-774b-bcce-b302099a8057',
  webhookId: '01890a5d-ac96-774b-bcce-b302099a8057',
  reportId: 3,
  connectionID: 'hZ3vQ0c1k8XbT5dW',
  code: 'aW52aXRl',
  secret: 'c2VjcmV0',
  clientId: '2f6b2c1e-1',
  message: 'Hello, all!',
  text: 'Build 1789 is green',
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
  rights: ['read', 'speak'],
  reason: 'spam',
  messages: 'keep',
  notify: 'mentions',
  expiresInMs: 604_800_000,
  uses: 5,
};

/** Of fields that mean something else in one command than in the others. */
const exampleValuesOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  SettleReport: { message: 'remove' },
  CreateWebhook: { name: 'Builds' },
  CreateOutgoingWebhook: { url: 'https://builds.example.org/snug' },
  CreateBot: { name: 'Helper' },
  ListFiles: { kind: 'media' },
  RenewBotToken: { userID: 'bot:01890a5d-ac96-774b-bcce-b302099a8057' },
  RevokeBotToken: { userID: 'bot:01890a5d-ac96-774b-bcce-b302099a8057' },
  PostByWebhook: { username: 'Build robot' },
};

/** Fields that an example shows although they may be left out. */
const shown = new Set(['clientId', 'asProgram', 'topic']);

/** A payload that the operation takes: what must be there, and what is worth showing. */
export function examplePayload({ operationId, parameters, requestBody }: DocumentedOperation): Map<string, unknown> {
  const value = (name: string) => exampleValuesOf[operationId]?.[name] ?? exampleValues[name];
  const { properties = {}, required = [] } = requestBody?.content['application/json']?.schema ?? {};
  const inAddress = parameters.filter((one) => one.required).map(({ name }) => name);
  // Where nothing must be there, something has to be.
  const inBody = Object.keys(properties).filter(
    (name) => required.includes(name) || shown.has(name) || required.length === 0,
  );
  return new Map(
    [...inAddress, ...inBody].filter((name) => value(name) !== undefined).map((name) => [name, value(name)]),
  );
}

/** What to type into a terminal to ask for this. */
export function curlOf(operation: DocumentedOperation, method: string, path: string, origin: string): string {
  const { parameters, requestBody, security } = operation;
  const payload = examplePayload(operation);
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(payload.get(name))));
  const inQuery = parameters.filter((one) => one.in === 'query' && payload.has(one.name)).map(({ name }) => name);
  const query = inQuery.map((name) => `${name}=${encodeURIComponent(String(payload.get(name)))}`).join('&');

  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  const lines = [`curl${verb} "${origin}/api${address}${query === '' ? '' : `?${query}`}"`];
  if (security.every((one) => Object.keys(one).length > 0)) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (requestBody?.content['multipart/form-data']) lines.push('-F file=@holiday.jpg');
  for (const { name } of parameters) payload.delete(name);
  if (payload.size > 0) {
    lines.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(Object.fromEntries(payload))}'`);
  }
  return lines.join(' \\\n  ');
}
