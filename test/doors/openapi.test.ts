import { NoLimiter } from '../../src/adapters/memory/memory-limiter';
import { policy } from '../../src/domain/authority/policy';
import { examplePayload } from '../../src/doors/http/docs/example';
import {
  type CommandName,
  type CommandOutput,
  type CommandPayload,
  type CommandShape,
  commands,
} from '../../src/protocol/index';
import { answerTo } from '../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { DocumentedApi } from '../support/documented-api';
import { ask } from '../support/http-client';
import { largePicture } from '../support/pictures';
import { PlainClient } from '../support/plain-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

let server: RunningServer;
let api: DocumentedApi;
let cast: Cast;
let owner: Player;

beforeAll(async () => {
  const config = { webhooksInside: true };
  server = await startServer({ limiter: new NoLimiter(), hasher: quickHasher, config });
  api = await DocumentedApi.read(server);
  ({ cast, owner } = await Cast.gather(server));
});
afterAll(cleanUp);

type Routed = { [C in CommandName]: (typeof commands)[C] extends { http: object } ? C : never }[CommandName];

/** Who asks (nobody: without a session), and with what. */
interface Question<C extends CommandName> {
  by?: Player;
  payload?: CommandPayload<C>;
}

let count = 0;
const roomId = 'general';

function newName(): string {
  count += 1;
  return `Name ${count}`;
}

async function aMessageBy(by: Player): Promise<{ by: Player; payload: { roomId: string; seq: number } }> {
  count += 1;
  const { seq } = await answerTo(by.http, 'SendMessage', { roomId, clientId: `c${count}`, message: 'hello' });
  return { by, payload: { roomId, seq } };
}

async function anInvite(): Promise<{ roomId: string; inviteId: string; code: string }> {
  const made = await makeRoom(owner, 'public', newName());
  const { invite, code } = await answerTo(owner.http, 'CreateInvite', { roomId: made });
  return { roomId: made, inviteId: invite.inviteId, code };
}

function aWebhook(): Promise<CommandOutput<'CreateWebhook'>> {
  return answerTo(owner.http, 'CreateWebhook', { roomId, name: newName() });
}

async function aConnection(): Promise<{ connectionID: string }> {
  const { connectionID } = await (await PlainClient.connect(server.url)).info();
  return { connectionID };
}

async function anOutgoingWebhook(): Promise<string> {
  const { webhook } = await answerTo(owner.http, 'CreateOutgoingWebhook', { roomId, url: 'http://127.0.0.1:9/' });
  return webhook.webhookId;
}

async function aReport(): Promise<number> {
  const { by, payload } = await aMessageBy(await cast.guest());
  await answerTo(by.http, 'Report', { ...payload, reason: 'a test' });
  const { reports } = await answerTo(owner.http, 'ListReports', undefined);
  return reports.at(-1)!.reportId;
}

/** How each operation goes well. */
const questions: { [C in Routed]: () => Promise<Question<C>> } = {
  SendMessage: async () => ({ by: await cast.guest(), payload: { roomId, clientId: 'mine', message: 'hello' } }),
  LoadMessages: async () => ({ by: owner, payload: { roomId, limit: 10, before: 1_000 } }),
  LoadMessage: () => aMessageBy(owner),
  EditMessage: async () => {
    const { by, payload } = await aMessageBy(owner);
    return { by, payload: { ...payload, message: 'hello, all' } };
  },
  DeleteMessage: () => aMessageBy(owner),
  LoadEdits: async () => {
    const { by, payload } = await aMessageBy(owner);
    await answerTo(by.http, 'EditMessage', { ...payload, message: 'hello, all' });
    return { by, payload };
  },
  React: async () => {
    const { by, payload } = await aMessageBy(owner);
    return { by, payload: { ...payload, emoji: '👩‍💻' } };
  },
  TakeReactionBack: async () => {
    const { by, payload } = await aMessageBy(owner);
    await answerTo(by.http, 'React', { ...payload, emoji: '🎉' });
    return { by, payload: { ...payload, emoji: '🎉' } };
  },
  ClearChat: async () => ({ by: owner, payload: { roomId: await makeRoom(owner, 'public', newName()) } }),
  UndoClear: async () => {
    const cleared = await makeRoom(owner, 'public', newName());
    await answerTo(owner.http, 'SendMessage', { roomId: cleared, clientId: 'a', message: 'hello' });
    await answerTo(owner.http, 'ClearChat', { roomId: cleared });
    return { by: owner, payload: { roomId: cleared } };
  },
  PinMessage: () => aMessageBy(owner),
  UnpinMessage: async () => {
    const { by, payload } = await aMessageBy(owner);
    await answerTo(by.http, 'PinMessage', payload);
    return { by, payload };
  },
  ListPins: async () => {
    const { by, payload } = await aMessageBy(owner);
    await answerTo(by.http, 'PinMessage', payload);
    return { by, payload: { roomId } };
  },
  AddBookmark: () => aMessageBy(owner),
  RemoveBookmark: () => aMessageBy(owner),
  ListBookmarks: async () => {
    const { by, payload } = await aMessageBy(owner);
    await answerTo(by.http, 'AddBookmark', payload);
    return { by, payload: { limit: 5 } };
  },
  SetNotifications: async () => ({ by: owner, payload: { roomId, notify: 'all' } }),
  UploadFile: async () => {
    const file = { name: 'a.txt', bytes: 'hello' };
    return { by: await cast.guest(), payload: { roomId, file } as { roomId: string } };
  },
  LoadFile: async () => ({ by: owner, payload: { fileId: await cast.upload(owner) } }),
  LoadThumbnail: async () => {
    const picture = { name: 'a.jpg', bytes: await largePicture() };
    return { by: owner, payload: { fileId: await cast.upload(owner, picture) } };
  },
  ListFiles: async () => {
    const attachments = [{ fileId: await cast.upload(owner) }];
    await answerTo(owner.http, 'SendMessage', { roomId, clientId: newName(), message: '', attachments });
    return { by: owner, payload: { roomId, kind: 'others', limit: 1 } };
  },
  DropFile: async () => ({ by: owner, payload: { fileId: await cast.upload(owner) } }),
  MarkRead: async () => aMessageBy(owner),
  Search: async () => {
    await aMessageBy(owner);
    return { by: owner, payload: { query: 'hello' } };
  },

  WhoAmI: async () => ({}),
  BecomeGuest: async () => ({ payload: { username: newName(), asProgram: true } }),
  Register: async () => ({ payload: { username: newName(), password: 'a password of mine', asProgram: true } }),
  LogIn: async () => {
    const { username, password } = await cast.member();
    return { payload: { username, password, asProgram: true } };
  },
  LogOut: async () => ({ by: await cast.guest() }),
  LogOutEverywhere: async () => ({ by: await cast.guest() }),
  ChangePassword: async () => {
    const by = await cast.member();
    return { by, payload: { current: by.password, password: 'another of mine', asProgram: true } };
  },
  ChangeProfile: async () => ({ by: owner, payload: { colour: 30, status: 'testing' } }),
  RemoveYourself: async () => ({ by: await cast.guest(), payload: { messages: 'keep' } }),
  ListPeople: async () => ({ by: owner, payload: { query: '', limit: 1 } }),
  ListOnline: async () => {
    await (await cast.guest()).connect();
    return { by: owner };
  },
  RemovePerson: async () => ({ by: owner, payload: { userID: (await cast.member()).userID, messages: 'keep' } }),
  RemoveEveryone: async () => ({ by: owner }),
  ChangeRole: async () => ({ by: owner, payload: { userID: (await cast.member()).userID, role: 'moderator' } }),
  SetUp: async () => {
    const other = await startServer({ hasher: quickHasher });
    // Asked of another server: this one has an owner.
    api = await DocumentedApi.read(other);
    const secret = other.setUpSecret ?? '';
    return { payload: { secret, username: newName(), password: 'a password of mine', asProgram: true } };
  },
  MakePasswordReset: async () => ({ by: owner, payload: { userID: (await cast.member()).userID } }),
  ResetPassword: async () => {
    const { userID } = await cast.member();
    const { secret } = await answerTo(owner.http, 'MakePasswordReset', { userID });
    return { payload: { secret, password: 'another of mine', asProgram: true } };
  },

  ListRooms: async () => ({ by: owner }),
  BrowseRooms: async () => {
    await makeRoom(owner, 'public', newName());
    return { by: owner, payload: { limit: 1 } };
  },
  LookAtRoom: async () => ({ by: await cast.guest(), payload: { roomId } }),
  CreateRoom: async () => ({ by: owner, payload: { name: newName(), kind: 'private', topic: 'tests' } }),
  ChangeRoom: async () => ({
    by: owner,
    payload: {
      roomId: await makeRoom(owner, 'public', newName()),
      speakers: 'member',
      slowModeSeconds: 5,
      archived: true,
    },
  }),
  JoinRoom: async () => ({ by: await cast.guest(), payload: { roomId: await makeRoom(owner, 'public', newName()) } }),
  LeaveRoom: async () => {
    const by = await cast.guest();
    return { by, payload: { roomId: await makeRoom(owner, 'private', newName(), [by]) } };
  },
  ListMembers: async () => ({ by: owner, payload: { roomId, limit: 1 } }),
  AddMember: async () => {
    const { userID } = await cast.member();
    return { by: owner, payload: { roomId: await makeRoom(owner, 'private', newName()), userID } };
  },
  RemoveMember: async () => {
    const one = await cast.member();
    const left = await makeRoom(owner, 'private', newName());
    await bringIn(owner, left, [one]);
    return { by: owner, payload: { roomId: left, userID: one.userID } };
  },
  OpenDirect: async () => ({ by: owner, payload: { userIDs: [(await cast.member()).userID] } }),
  CreateInvite: async () => ({ by: owner, payload: { roomId, uses: 3, expiresInMs: 60_000 } }),
  ListInvites: async () => ({ by: owner, payload: { roomId: (await anInvite()).roomId } }),
  RevokeInvite: async () => {
    const { code, ...invite } = await anInvite();
    return { by: owner, payload: invite };
  },
  LookAtInvite: async () => ({ payload: { code: (await anInvite()).code } }),
  RedeemInvite: async () => ({ by: await cast.guest(), payload: { code: (await anInvite()).code } }),

  CreateBot: async () => ({ by: owner, payload: { name: newName(), rights: ['read', 'speak'] } }),
  ListBots: async () => {
    await cast.bot(owner, ['react']);
    return { by: owner };
  },
  RenewBotToken: async () => ({ by: owner, payload: { userID: (await cast.bot(owner, ['read'])).userID } }),
  RevokeBotToken: async () => ({ by: owner, payload: { userID: (await cast.bot(owner, ['read'])).userID } }),

  CreateWebhook: async () => ({ by: owner, payload: { roomId, name: newName() } }),
  ListWebhooks: async () => {
    await aWebhook();
    return { by: owner, payload: { roomId } };
  },
  RevokeWebhook: async () => ({ by: owner, payload: { roomId, webhookId: (await aWebhook()).webhook.webhookId } }),
  CreateOutgoingWebhook: async () => ({ by: owner, payload: { roomId, url: 'http://127.0.0.1:9/' } }),
  ListOutgoingWebhooks: async () => {
    await anOutgoingWebhook();
    return { by: owner, payload: { roomId } };
  },
  RemoveOutgoingWebhook: async () => ({ by: owner, payload: { roomId, webhookId: await anOutgoingWebhook() } }),
  PostByWebhook: async () => ({
    payload: {
      secret: (await aWebhook()).path.split('/').at(-1)!,
      text: 'hello',
      username: newName(),
      icon_emoji: ':bell:',
    },
  }),

  CreateTicket: async () => ({ by: owner }),
  LookAtConnection: async () => ({ by: owner, payload: await aConnection() }),
  SendToConnection: async () => ({ by: owner, payload: { ...(await aConnection()), message: 'hello' } }),
  CloseConnection: async () => ({ by: owner, payload: await aConnection() }),

  Mute: async () => ({ by: owner, payload: { userID: (await cast.member()).userID, minutes: 5, reason: 'a test' } }),
  Unmute: async () => ({ by: owner, payload: { userID: (await cast.member()).userID } }),
  Ban: async () => ({ by: owner, payload: { userID: (await cast.member()).userID, minutes: 5, messages: 'remove' } }),
  Unban: async () => ({ by: owner, payload: { userID: (await cast.member()).userID } }),
  ListBans: async () => {
    await answerTo(owner.http, 'Ban', { userID: (await cast.member()).userID });
    return { by: owner };
  },
  Report: async () => {
    const { payload } = await aMessageBy(owner);
    return { by: await cast.guest(), payload: { ...payload, reason: 'a test' } };
  },
  ListReports: async () => {
    await aReport();
    return { by: owner };
  },
  SettleReport: async () => ({ by: owner, payload: { reportId: await aReport(), message: 'remove' } }),
  ListAudit: async () => ({ by: owner, payload: { limit: 100 } }),
  LookAtPerson: async () => ({ by: owner, payload: { userID: (await cast.member()).userID } }),
};

// It ends the sessions of those whom other questions are about.
const names = Object.keys(questions).sort(
  (one, other) => Number(one === 'RemoveEveryone') - Number(other === 'RemoveEveryone'),
);

test('the document is OpenAPI 3.1, by the schema of OpenAPI itself', async () => {
  expect(api.document.openapi).toMatch(/^3\.1\./);
  expect(await api.faults()).toEqual([]);
});

test('every command with a route is documented, each with a name of its own, and nothing else but the description', () => {
  const documented = api.operations().map(({ operation }) => operation.operationId);
  const routed = Object.entries<CommandShape>(commands).filter(([, { http }]) => http);
  const own = ['ReadDescription', 'ReadDocs', 'ReadDocsStyle'];
  expect(documented.sort()).toEqual([...routed.map(([name]) => name), ...own].sort());
});

describe('every operation answers as it is documented', () => {
  afterEach(async () => {
    api = await DocumentedApi.read(server);
  });

  test.each(names)('%s', async (name) => {
    const { by, payload } = await questions[name as Routed]();
    const answer = await api.ask(name, payload, by?.token);
    expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
    expect(api.faultsOf(name, answer)).toEqual([]);
  });

  test.each(['ReadDescription', 'ReadDocs', 'ReadDocsStyle'])('%s', async (name) => {
    const answer = await api.ask(name);
    expect(answer.status).toBe(200);
    expect(api.faultsOf(name, answer)).toEqual([]);
  });
});

describe('every operation is refused as it is documented', () => {
  test.each(Object.keys(questions))('%s', async (name) => {
    const { operation, path, method } = api.operations().find((one) => one.operation.operationId === name)!;
    const payload = examplePayload(operation);
    const filled = path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(payload.get(field))));
    const misspelt = await ask(server, `/api${filled}?nonsense=1`, { method: method.toUpperCase() });
    expect([misspelt.status, misspelt.body]).toEqual([400, expect.stringContaining('invalid_payload')]);
    expect(api.faultsOf(name, misspelt)).toEqual([]);

    if (policy[name as CommandName].who === 'anyone') return;
    // An example of the documentation, which is of the right shape, asked without a session.
    const stranger = await api.ask(name, Object.fromEntries(payload));
    expect([name, stranger.body]).toEqual([name, expect.stringContaining('"session_required"')]);
    expect(stranger.headers['www-authenticate']).toBe('Bearer');
    expect(api.faultsOf(name, stranger)).toEqual([]);
  });
});
