import { type CommandName, commands, GENERAL } from '../../src/protocol/index';
import { answerTo } from '../support/asking';
import { cleanUp } from '../support/clean-up';
import { FullClient } from '../support/full-client';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';
import { attempts, roomAttempts } from './authorisation/attempts';
import { inRooms, outsideRooms } from './authorisation/expectations';
import { Scene } from './authorisation/scene';
import { doorsOf, tryOut } from './authorisation/trial';

afterAll(cleanUp);

const all = Object.keys(commands) as CommandName[];
const endsEveryone = (command: CommandName) => command in attempts && 'isEnd' in attempts[command as 'WhoAmI'];
const quick = { hasher: quickHasher, config: { limits: false, webhooksInside: true } };

test('every command has a row of expectations and a way to try it', () => {
  expect(Object.keys({ ...outsideRooms, ...inRooms }).toSorted()).toEqual(all.toSorted());
  expect(Object.keys({ ...attempts, ...roomAttempts }).toSorted()).toEqual(all.toSorted());
});

describe.each(['socket', 'http'] as const)('by %s', (door) => {
  const offered = all.filter((command) => doorsOf(command).includes(door));
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.set(await startServer(quick));
  });

  test.each(offered.filter((command) => !endsEveryone(command)))('%s', async (command) => {
    const { expected, actual } = await tryOut(scene, door, command);
    expect(actual).toEqual(expected);
  });

  test.each(offered.filter(endsEveryone))('%s, which leaves nobody', async (command) => {
    const { expected, actual } = await tryOut(await Scene.set(await startServer(quick)), door, command);
    expect(actual).toEqual(expected);
  });
});

/** Clients of the Node chat room prove nothing: they may do what a guest may in an open General, and ask for nothing else. */
describe('by the full feed', () => {
  const asIfOwner = { userID: 'claimed', username: 'Claim', message: 'hello', timeStamp: null };
  const offered: Partial<Record<CommandName, object | undefined>> = {
    CreateUserData: undefined,
    UserEnteredRoom: asIfOwner,
    SendMessage: asIfOwner,
    ClearChat: undefined,
  };
  let scene: Scene;
  let client: FullClient;
  const outcome = async (command: string, ...payload: unknown[]) => {
    const reply = await client.ask(command, ...payload);
    return reply.ok ? 'ok' : reply.error.code;
  };
  const payloadOf = (command: CommandName) => (offered[command] ? [offered[command]] : []);

  beforeAll(async () => {
    scene = await Scene.set(await startServer(quick));
    client = await FullClient.connect(scene.server.url);
  });

  test.each(all)('%s', async (command) => {
    expect(await outcome(command, ...payloadOf(command))).toBe(command in offered ? 'ok' : 'unknown_command');
  });

  test('nobody is whom they claim to be: neither an account, nor a guest by their userID', async () => {
    const { owner, guest } = scene.people;
    const claim = ({ userID, username }: typeof owner) => ({ ...asIfOwner, userID, username });
    expect(await outcome('SendMessage', claim(owner))).toBe('name_taken');
    expect(await outcome('UserEnteredRoom', claim(owner))).toBe('name_taken');
    client.send(claim(guest));
    await client.until('said', () => client.room?.some(({ username }) => username === guest.username) ?? false);
    const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: GENERAL });
    expect(messages.at(-1)?.author).toEqual({ userID: guest.userID, username: guest.username, claimed: true });
  });

  test('a payload that names another room is about General all the same', async () => {
    const { roomId, keeper } = scene.spot('den');
    client.send({ ...asIfOwner, roomId, message: 'let me in' });
    await client.sees('let me in');
    const { messages } = await answerTo(keeper.http, 'LoadMessages', { roomId });
    expect(messages.map(({ message }) => message)).not.toContain('let me in');
  });

  test('what is for moderators in General is not for a claim', async () => {
    const { owner } = scene.people;
    const among = { roomId: GENERAL, clearers: 'moderator', speakers: 'member' } as const;
    await answerTo(owner.http, 'ChangeRoom', among);
    expect(await outcome('ClearChat')).toBe('not_allowed');
    expect(await outcome('SendMessage', asIfOwner)).toBe('room_locked');
    expect(await outcome('UserEnteredRoom', asIfOwner)).toBe('ok');
  });
});
