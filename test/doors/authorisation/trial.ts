import {
  type CommandName,
  type CommandPayload,
  type CommandShape,
  commands,
  type Goodbye,
} from '../../../src/protocol/index';
import { outcomeOf, SocketAsking } from '../../support/asking';
import type { Player } from '../../support/cast';
import { attempts, roomAttempts } from './attempts';
import { type Cell, cellsOf, outsideRooms, type RoomCommand } from './expectations';
import type { Door, Scene } from './scene';

/** Every trial of a command by a door, by what is tried: what should come of it, and what came of it. */
export interface Trials {
  expected: Record<string, string>;
  actual: Record<string, string>;
}

/** Try a command as everyone, everywhere. With `untilOneDiffers`, no longer than until something came otherwise. */
export async function tryOut(scene: Scene, door: Door, command: CommandName, untilOneDiffers = false): Promise<Trials> {
  const trials: Trials = { expected: {}, actual: {} };
  for (const cell of cellsOf(command)) {
    const label = [cell.who, ...(cell.place ? [cell.place] : [])].join(' in ');
    const expected = isOffered(door, command) ? cell.expected : 'unknown_command';
    const actual = await outcome(scene, door, command, cell);
    trials.expected[label] = expected;
    trials.actual[label] = actual;
    if (untilOneDiffers && expected !== actual) break;
  }
  return trials;
}

/** The doors that a command is tried by. */
export function doorsOf(command: CommandName): Door[] {
  return (commands[command] as CommandShape).http ? ['socket', 'http'] : ['socket'];
}

function isOffered(door: Door, command: CommandName): boolean {
  return door === 'http' || !(commands[command] as CommandShape).onlyByHttp;
}

function outcome(scene: Scene, door: Door, command: CommandName, cell: Cell): Promise<string> {
  return command in outsideRooms
    ? outsideOutcome(scene, door, command as keyof typeof outsideRooms, cell)
    : roomOutcome(scene, door, command as RoomCommand, cell);
}

async function outsideOutcome(scene: Scene, door: Door, command: keyof typeof outsideRooms, { who }: Cell) {
  const { isLast, payload } = attempts[command];
  const by = isLast ? await scene.another(who) : scene.player(who);
  const asking = await scene.asking(door, by);
  try {
    return await outcomeOf(asking, command, await payloadOf(payload(scene, by)));
  } catch (error) {
    // Whoever removed themselves is gone before the answer comes.
    if (asking instanceof SocketAsking && asking.told<Goodbye>('Goodbye')[0]?.error.code === 'signed_out') return 'ok';
    throw error;
  }
}

async function roomOutcome(scene: Scene, door: Door, command: RoomCommand, { who, place = 'general' }: Cell) {
  const attempt = roomAttempts[command];
  const by = scene.player(who);
  const spot = scene.spot(place, by);
  const payload = await payloadOf(attempt.payload(spot, scene, by));
  const result = await outcomeOf(await scene.asking(door, by), command, payload);
  if (result === 'ok') await undo(attempt.undo, spot, by, scene);
  return result;
}

async function undo(
  undo: ((...args: [never, never, never]) => Promise<unknown>) | undefined,
  ...args: [spot: unknown, by: Player | undefined, scene: Scene]
): Promise<void> {
  await undo?.(...(args as [never, never, never]));
}

/** A payload of whichever command it is made for. */
async function payloadOf(made: unknown): Promise<CommandPayload<CommandName>> {
  return (await made) as CommandPayload<CommandName>;
}
