import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Hub } from '../../delivery/hub';
import type { Chat } from '../../domain/chat';
import { type ErrorCode, type ErrorReply, GENERAL, PACKET_MAX_BYTES, Refusal, type Reply } from '../../protocol/index';
import { type Caller, type Commands, type DispatchDependencies, dispatch } from '../dispatch';
import { type DeltaCaller, deltaCommands } from './delta-commands';
import { deltaFeed } from './delta-feed';
import type { EncodedEvent } from './encoded-event';
import { EventWriter } from './event-writer';
import { type FullCaller, fullCommands } from './full-commands';
import { entryOf, fullFeed } from './full-feed';

export interface SocketIoDependencies extends DispatchDependencies {
  chat: Chat;
  hub: Hub;
}

/**
 * The native protocol on the default namespace and path: one connection, one feed, chosen in the handshake.
 * Every origin may connect, since a connection carries no cookie and no other right that a browser would add.
 */
export function openSocketIoDoor(httpServer: HttpServer, dependencies: SocketIoDependencies): Server {
  const { chat, hub, log } = dependencies;
  const io = new Server(httpServer, {
    cors: { origin: '*' },
    maxHttpBufferSize: PACKET_MAX_BYTES,
    serveClient: false,
  });
  const full = { channel: hub.addFeed(fullFeed()), commands: fullCommands(chat) };
  const delta = { channel: hub.addFeed(deltaFeed), commands: deltaCommands(chat) };

  io.use((socket, next) => next(isKnownFeed(socket.handshake.auth.feed) ? undefined : handshakeError('unknown_feed')));

  io.on('connection', (socket) => {
    const isDelta = socket.handshake.auth.feed === 'delta';
    const client = chat.connectedClients.connect(socket.id, !isDelta);
    const writer = new EventWriter(socket, () => log.warn({ connectionId: socket.id }, 'a slow reader is cut off'));
    const outlet = (event: EncodedEvent) => writer.write(event);
    const { channel } = isDelta ? delta : full;

    if (isDelta) {
      socket.join(TOLD_GOODBYE);
      const caller: DeltaCaller = {
        client,
        tellUserData: (userData) => socket.emit('SetUserData', userData),
        listen: (roomId) => socket.connected && channel.subscribe(roomId, outlet),
      };
      answerCommands(socket, delta.commands, caller, dependencies);
    } else {
      channel.subscribe(GENERAL, outlet);
      const caller: FullCaller = {
        client,
        tellUserData: (userData) => socket.emit('SetUserData', userData),
        tellChatRoomData: (roomId) =>
          socket.emit('RetrieveChatRoomData', chat.chatRoomData.get(roomId)?.window.all().map(entryOf)),
      };
      answerCommands(socket, full.commands, caller, dependencies);
    }

    socket.on('disconnect', () => {
      for (const roomId of [...client.rooms.keys(), GENERAL]) channel.unsubscribe(roomId, outlet);
      chat.disconnect(client);
    });
  });
  return io;
}

/** Whatever a client emits is a command, with at most one payload and, after it, at most an acknowledgement. */
function answerCommands<C extends Caller>(
  socket: Socket,
  commands: Commands<C>,
  caller: C,
  dependencies: DispatchDependencies,
): void {
  socket.onAny(async (name: unknown, ...args: unknown[]) => {
    const acknowledge = typeof args.at(-1) === 'function' ? (args.pop() as (reply: Reply<object>) => void) : undefined;
    const payload = args.length > 1 ? tooMany : args[0];
    const reply = await dispatch(commands, caller, String(name), payload, dependencies);
    acknowledge?.(reply);
    if (!reply.ok && reply.error.code === 'abuse') {
      if (socket.rooms.has(TOLD_GOODBYE)) socket.emit('Goodbye', { error: reply.error });
      socket.disconnect(true);
    }
  });
}

/** The connections that know the event `Goodbye`, as a room of Socket.IO. */
const TOLD_GOODBYE = 'told goodbye';

/** Tell connections why they are about to be closed, where they can understand it. */
export function sayGoodbye(io: Server, error: ErrorReply): void {
  io.to(TOLD_GOODBYE).emit('Goodbye', { error });
}

/** Stands for several payloads, which no command takes. */
const tooMany = Symbol('more than one payload');

function isKnownFeed(feed: unknown): boolean {
  return feed === undefined || feed === null || feed === 'full' || feed === 'delta';
}

/** What a refused client reads as `error.data` of its `connect_error`. */
function handshakeError(code: ErrorCode): Error {
  const refusal = new Refusal(code);
  return Object.assign(new Error(refusal.message), { data: refusal.toReply() });
}
