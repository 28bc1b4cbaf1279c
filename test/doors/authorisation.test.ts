import { type CommandName, commands } from '../../src/protocol/index';
import { cleanUp } from '../support/clean-up';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';
import { attempts, roomAttempts } from './authorisation/attempts';
import { inRooms, outsideRooms } from './authorisation/expectations';
import { Scene } from './authorisation/scene';
import { doorsOf, tryOut } from './authorisation/trial';

afterAll(cleanUp);

const all = Object.keys(commands) as CommandName[];
const endsEveryone = (command: CommandName) => command in attempts && 'isEnd' in attempts[command as 'WhoAmI'];
const quick = { hasher: quickHasher, config: { limits: false } };

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
