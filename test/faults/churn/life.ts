import { randomUUID } from 'node:crypto';
import type { CommandOutput } from '../../../src/protocol/index';
import { Session } from '../clients/session';
import { NO_ANSWER, NotLetIn, Wire } from '../clients/wire';
import { between, oneOf, type Random } from '../support/random';

export interface Place {
  url: string;
  random: Random;
  /** What was refused. */
  refusals: string[];
  /** How often no answer came: the machine may be busy with something else. */
  unanswered: number;
}

/** Public rooms that somebody made and others may come into. */
const rooms: string[] = [];
const ROOMS_KNOWN = 5;

let lives = 0;
let roomsMade = 0;

/** Somebody comes, does a little of everything, and goes: in order, or by just not being there any more. */
async function live(place: Place): Promise<void> {
  const { url, random } = place;
  lives += 1;
  if (random() < 0.2) return liveAsClaim(place, `Old ${lives}`);
  const isMember = random() < 0.05;
  const session = await (isMember ? Session.register(url, `Member ${lives}`) : Session.come(url, `Guest ${lives}`));
  const wire = await Wire.open(url, { auth: session.auth, patienceMs: 10_000, onEvent() {} });
  const ask = asking(wire, place);
  await ask('UserEnteredRoom', {});
  for (let act = 0; act < between(random, 1, 6); act += 1) await talk(ask, 'general', random);
  const roomId = isMember && random() < 0.5 ? await makeRoom(ask) : oneOf(random, [undefined, ...rooms]);
  if (roomId !== undefined) await visit(ask, roomId, random);
  await leave(session, wire, random, isMember);
}

type Ask = <Output>(command: string, payload?: object) => Promise<Output | undefined>;

function asking(wire: Wire, place: Place): Ask {
  return async <Output>(command: string, payload?: object) => {
    const answer = await wire.ask(command, payload);
    if (answer?.ok) return answer as Output;
    if (answer) place.refusals.push(`${command}: ${answer.error.code}`);
    else place.unanswered += 1;
    return undefined;
  };
}

async function talk(ask: Ask, roomId: string, random: Random): Promise<void> {
  await ask('Type', { roomId });
  const message = { roomId, clientId: randomUUID(), message: `said ${randomUUID()}` };
  const sent = await ask<CommandOutput<'SendMessage'>>('SendMessage', message);
  if (!sent) return;
  const { seq } = sent;
  if (random() < 0.3) await ask('EditMessage', { roomId, seq, message: `edited ${randomUUID()}` });
  if (random() < 0.3) await ask('React', { roomId, seq, emoji: '👍' });
  if (random() < 0.2) await ask('LoadMessages', { roomId, limit: 20 });
  if (random() < 0.1) await ask('Search', { query: 'said' });
  if (random() < 0.1) await ask('DeleteMessage', { roomId, seq });
  await ask('MarkRead', { roomId, seq });
}

async function makeRoom(ask: Ask): Promise<string | undefined> {
  roomsMade += 1;
  const made = await ask<CommandOutput<'CreateRoom'>>('CreateRoom', { name: `Room ${roomsMade}`, kind: 'public' });
  if (!made) return undefined;
  rooms.push(made.room.roomId);
  if (rooms.length > ROOMS_KNOWN) rooms.shift();
  return made.room.roomId;
}

async function visit(ask: Ask, roomId: string, random: Random): Promise<void> {
  await ask('JoinRoom', { roomId });
  await ask('UserEnteredRoom', { roomId });
  await talk(ask, roomId, random);
  if (random() < 0.3) await ask('LookAway', { roomId });
  if (random() < 0.7) await ask('LeaveRoom', { roomId });
}

async function leave(session: Session, wire: Wire, random: Random, isMember: boolean): Promise<void> {
  const way = random();
  if (way < 0.3) await session.ask('DELETE', '/session');
  else if (way < 0.5 && !isMember) await session.ask('POST', '/users/me/remove', { messages: 'stay' });
  wire.cut();
  await wire.closed;
}

/** A client of the full feed. */
async function liveAsClaim(place: Place, name: string): Promise<void> {
  const wire = await Wire.open(place.url, { auth: {}, patienceMs: 10_000, onEvent() {} });
  const ask = asking(wire, place);
  await ask('UserEnteredRoom', { userID: name, username: name });
  await ask('SendMessage', { message: `said ${randomUUID()}`, userID: name, username: name, timeStamp: null });
  wire.cut();
  await wire.closed;
}

/** Live one life after another until `isOver`. */
export async function liveAgainAndAgain(place: Place, isOver: () => boolean, pauseMs: number): Promise<void> {
  while (!isOver()) {
    await live(place).catch((error) => {
      if (!(error instanceof NotLetIn)) throw error;
      if (error.message === NO_ANSWER) place.unanswered += 1;
      else place.refusals.push(`not let in: ${error.message}`);
    });
    await new Promise((resolve) => setTimeout(resolve, between(place.random, 0, pauseMs)));
  }
}

export function livesSoFar(): number {
  return lives;
}
