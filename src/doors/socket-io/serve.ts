import type { Socket } from 'socket.io';
import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { Log } from '../../domain/ports';
import type { Turns } from '../../domain/turns';
import type { Reply } from '../../protocol/index';
import type { DialectSession } from '../session-dialect';
import type { Traffic } from '../traffic';

interface ServeDependencies {
  chat: Pick<Chat, 'disconnect'>;
  traffic: Pick<Traffic, 'ended'>;
  log: Log;
}

/** Whatever a client emits is a command, with at most one payload and, after it, at most an acknowledgement. */
export function serve(
  socket: Socket,
  feed: keyof Traffic['feeds'],
  { connection, ask }: DialectSession,
  client: ConnectedClient,
  { chat, traffic, log }: ServeDependencies,
): void {
  const openedAt = performance.now();
  log.debug({ connectionId: socket.id, feed }, 'connection opened');
  connection.followPerson();
  socket.onAny(async (name: unknown, ...args: unknown[]) => {
    const acknowledge = typeof args.at(-1) === 'function' ? (args.pop() as (reply: Reply<object>) => void) : undefined;
    const payload = args.length > 1 ? tooMany : args[0];
    const reply = await ask(String(name), payload);
    connection.followPerson();
    acknowledge?.(reply);
    if (!reply.ok && reply.error.code === 'abuse') connection.end(reply.error);
  });
  socket.on('disconnect', (reason) => {
    connection.close();
    chat.disconnect(client);
    traffic.ended.count(reason);
    const ms = Math.round(performance.now() - openedAt);
    log.debug({ connectionId: socket.id, feed, reason, ms }, 'connection ended');
  });
}

/** What it asked for and does not read is not even begun. */
export function giveUp({ id }: Socket, turns: Turns, log: Log): void {
  turns.end();
  log.warn({ connectionId: id }, 'a slow reader is cut off');
}

/** Stands for several payloads, which no command takes. */
const tooMany = Symbol('more than one payload');
