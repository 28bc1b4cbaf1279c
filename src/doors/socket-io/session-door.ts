import type { Socket } from 'socket.io';
import type { Actor } from '../../domain/authority/actor';
import type { Chat } from '../../domain/chat';
import type { People } from '../../domain/people/people';
import type { Log } from '../../domain/ports';
import { Turns } from '../../domain/turns';
import { TURNS_MAX } from '../dispatch';
import { lookAgain } from '../look-again';
import type { SessionDialect } from '../session-dialect';
import type { Traffic } from '../traffic';
import type { Arrival } from './arrival';
import { FullLine } from './lines';
import { giveUp, serve } from './serve';

interface SessionDoorDependencies {
  chat: Chat;
  people: People;
  traffic: Traffic;
  log: Log;
}

/** Connections of a dialect that knows its clients by a session. As those of the full feed, they leave at once when they end. */
export function sessionDoor(
  dialect: SessionDialect,
  dependencies: SessionDoorDependencies,
): (socket: Socket, found: { actor: Actor }) => void {
  const { chat, traffic, log } = dependencies;
  return (socket, found) => {
    const { actor } = found;
    const { address } = socket.data as Arrival;
    const client = chat.connect({ connectionId: socket.id, address, actor }, true);
    const turns = new Turns(TURNS_MAX);
    const line = new FullLine(socket, traffic.feeds[dialect.name], () => giveUp(socket, turns, log));
    const session = dialect.open(found, client, turns, (tell) => Object.assign(line, { tell }));
    serve(socket, dialect.name, session, client, dependencies);
    void lookAgain(client, actor, session.connection, dependencies);
  };
}
