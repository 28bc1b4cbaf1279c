import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Hub } from '../../delivery/hub';
import type { Personal } from '../../delivery/personal';
import { Turns } from '../../domain/turns';
import { type ErrorReply, GENERAL, PACKET_MAX_BYTES } from '../../protocol/index';
import { activityFeed } from '../activity-feed';
import { type DeltaCaller, deltaCommands, identify } from '../commands/entering';
import { type Channels, Connection } from '../connection';
import { deltaFeed } from '../delta-feed';
import { type Ask, type Caller, type Commands, type DispatchDependencies, dispatch, TURNS_MAX } from '../dispatch';
import { type EncodedEvent, encodeEvent } from '../encoded-event';
import { lookAgain } from '../look-again';
import type { Patience } from '../patience';
import type { SharedDialect } from '../shared-dialect';
import type { Traffic } from '../traffic';
import { type Arrival, type ArrivalDependencies, isDelta, receiveArrivals } from './arrival';
import { forgetHandshake, forgetHandshakes } from './forget-handshake';
import { type FullCaller, fullCommands, identifyClaim } from './full-commands';
import { entryOf, fullFeed } from './full-feed';
import { refuseBrokenHandshakes } from './handshakes';
import { DeltaLine, FullLine } from './lines';
import { guardSocketIo } from './places';
import { giveUp, serve } from './serve';
import { sessionDoor } from './session-door';
import { Sharing } from './sharing';
import { watchWires } from './wire';

export interface SocketIoDependencies extends DispatchDependencies, ArrivalDependencies {
  hub: Hub;
  personal: Personal;
  /** What every door offers, by name. */
  commands: Commands<Caller>;
  traffic: Traffic;
  patience: Patience;
  /** Whose clients share connections with the full feed. Undefined where that is switched off. */
  shared: SharedDialect | undefined;
}

/**
 * The native protocol on the default namespace and path: one connection, one feed, chosen in the handshake.
 * Every origin may connect: a cookie counts only in the handshake of our own page, and nothing else comes by itself.
 */
export function openSocketIoDoor(httpServer: HttpServer, dependencies: SocketIoDependencies): Server {
  const { hub, traffic, patience, refusals } = dependencies;
  const io = new Server(httpServer, {
    cors: { origin: '*' },
    maxHttpBufferSize: PACKET_MAX_BYTES,
    serveClient: false,
    pingInterval: patience.pingEveryMs,
    pingTimeout: patience.pongMs,
    connectTimeout: patience.joinMs,
    // What no door upgrades is refused before it comes here.
    destroyUpgrade: false,
  });
  refuseBrokenHandshakes(io, httpServer, refusals);
  const keepOut = watchWires(io, patience, refusals);
  guardSocketIo(io, httpServer, dependencies);
  const { feeds } = traffic;
  const full = { room: hub.addFeed(fullFeed()), traffic: feeds.full };
  const delta = {
    room: hub.addFeed(deltaFeed('delta', encodeEvent)),
    activity: hub.addFeed(activityFeed('activity', encodeEvent)),
    traffic: feeds.delta,
  };
  const openFull = fullDoor(full, dependencies);
  const openDelta = deltaDoor(delta, dependencies);
  const { sessions } = dependencies;
  const openSession = sessions && sessionDoor(sessions, dependencies);

  forgetHandshakes(io);
  receiveArrivals(io, dependencies, keepOut);
  io.on('connection', (socket) => {
    const { found } = socket.data as Arrival;
    if (isDelta(socket)) openDelta(socket);
    else if (found && openSession) openSession(socket, found);
    else openFull(socket);
    forgetHandshake(socket);
  });
  return io;
}

function deltaDoor(channels: Channels<EncodedEvent>, dependencies: SocketIoDependencies): (socket: Socket) => void {
  const { chat, people, moderation, personal, commands, log } = dependencies;
  const offered = deltaCommands(chat, people, commands);
  return (socket) => {
    const { address, actor, roomIds } = socket.data as Arrival;
    socket.join(TOLD_GOODBYE);
    const client = chat.connect({ connectionId: socket.id, address, actor }, false);
    const turns = new Turns(TURNS_MAX);
    const line = new DeltaLine(socket, channels.traffic, () => giveUp(socket, turns, log));
    const connection = new Connection(line, client, channels, personal);
    if ((actor?.role ?? 'guest') === 'guest') connection.followPlace(moderation.placeOf(address));
    const caller: DeltaCaller = {
      asker: client,
      turns,
      identify: (command, input) => identify(people, client, command, input),
      tellUserData: (userData) => socket.emit('SetUserData', userData),
      listen: (roomId) => connection.listen(roomId),
      lookAway: (roomId) => connection.watch(roomId),
    };
    for (const roomId of roomIds) {
      // Put out during the handshake: the room that did so is in memory.
      const isOut = actor && chat.chatRoomData.get(roomId)?.attendance.isInside(actor) === false;
      if (!isOut) connection.watch(roomId);
    }
    const ask = (name: string, payload: unknown) => dispatch(offered, caller, name, payload, dependencies);
    serve(socket, 'delta', { connection, ask }, client, dependencies);
    if (actor) void lookAgain(client, actor, connection, dependencies);
  };
}

function fullDoor(channels: Channels<EncodedEvent>, dependencies: SocketIoDependencies): (socket: Socket) => void {
  const { chat, people, moderation, personal, shared, log } = dependencies;
  const offered = fullCommands(chat, people);
  return (socket) => {
    const { address } = socket.data as Arrival;
    const client = chat.connect({ connectionId: socket.id, address, actor: undefined }, true);
    const turns = new Turns(TURNS_MAX);
    const line = new FullLine(socket, channels.traffic, () => giveUp(socket, turns, log));
    const connection = new Connection(line, client, channels, personal);
    connection.followPlace(moderation.placeOf(address));
    const caller: FullCaller = {
      asker: client,
      turns,
      identify: (_command, input) => identifyClaim(chat, client, input),
      tellUserData: (userData) => socket.emit('SetUserData', userData),
      tellChatRoomData: (roomId) =>
        socket.emit(
          'RetrieveChatRoomData',
          chat.chatRoomData
            .get(roomId)
            ?.history.window.all()
            .filter(({ deleted }) => !deleted)
            .map(entryOf),
        ),
    };
    connection.listen(GENERAL);
    const ask = (name: string, payload: unknown) => dispatch(offered, caller, name, payload, dependencies);
    // Whoever asks for the full feed by its name is of it.
    if (!shared || socket.handshake.auth.feed === 'full')
      return serve(socket, 'full', { connection, ask }, client, dependencies);
    const sharing = new Sharing(shared, { asker: client, turns }, connection, line.write, dependencies);
    const askEither: Ask = (name, payload) => sharing.ask(name, payload, ask);
    serve(socket, 'full', { connection, ask: askEither }, client, dependencies);
    socket.on('disconnect', () => sharing.end());
  };
}

/** The connections that know the event `Goodbye`, as a room of Socket.IO. */
const TOLD_GOODBYE = 'told goodbye';

/** Tell connections why they are about to be closed, where they can understand it. */
export function sayGoodbye(io: Server, error: ErrorReply): void {
  io.to(TOLD_GOODBYE).emit('Goodbye', { error });
}
