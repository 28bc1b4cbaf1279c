import { type Policy, policy, type Rule } from '../../src/domain/authority/policy';
import { type CommandName, type CommandShape, commands } from '../../src/protocol/index';
import { cleanUp } from '../support/clean-up';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';
import { loosened } from './authorisation/loosened';
import { Scene } from './authorisation/scene';
import { tryOut } from './authorisation/trial';

afterAll(cleanUp);

/** So many rows share a scene: a room takes no more than 50 invites. */
const ROWS_A_SCENE = 8;

let scene: Scene;
let standing: Record<CommandName, Rule>;
let rowsLeft = 0;

async function setScene(): Promise<void> {
  await cleanUp();
  standing = { ...policy };
  const options = {
    hasher: quickHasher,
    policy: standing as Policy,
    config: { limits: false, webhooksInside: true },
    mayLogErrors: true,
  };
  scene = await Scene.set(await startServer(options));
  rowsLeft = ROWS_A_SCENE;
}

const rows = (Object.entries(policy) as [CommandName, Rule][]).filter(([, rule]) => loosened(rule).length > 0);

test('what anyone may, bots too, is all that cannot be loosened', () => {
  const anyone = Object.entries(policy).filter(([, { who, room, bots }]) => who === 'anyone' && !room && bots);
  expect(rows).toHaveLength(Object.keys(commands).length - anyone.length);
});

/** What `mayModerate` holds besides, by whom it is done to: a member who were permitted would still be refused. */
const heldTwice: readonly CommandName[] = ['RemoveMember', 'Mute', 'Unmute', 'Ban', 'Unban'];

/** The matrix of authorisation.test.ts is worth what it notices: no row of the policy can let more happen unseen. */
test.each(rows)('the matrix notices when %s is permitted to', async (command, rule) => {
  const { onlyByHttp } = commands[command] as CommandShape;
  if (rowsLeft === 0) await setScene();
  // Whoever removes everyone leaves nobody for the next.
  rowsLeft = command === 'RemoveEveryone' ? 0 : rowsLeft - 1;
  const unnoticed: string[] = [];
  for (const [what, loose] of loosened(rule)) {
    standing[command] = loose;
    const { expected, actual } = await tryOut(scene, onlyByHttp ? 'http' : 'socket', command, true);
    standing[command] = rule;
    if (Object.entries(expected).every(([label, outcome]) => actual[label] === outcome)) unnoticed.push(what);
  }
  expect(unnoticed).toEqual(heldTwice.includes(command) ? ['a role below moderator'] : []);
});
