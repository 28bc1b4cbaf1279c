import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Hub } from '../../delivery/hub';
import type { ReachableConnections } from '../../domain/reachable-connections';
import { type ErrorReply, PACKET_MAX_BYTES } from '../../protocol/index';
import { activityFeed } from '../activity-feed';
import { asRefusal } from '../as-refusal';
import { deltaCommands } from '../commands/entering';
import { deltaFeed } from '../delta-feed';
import type { Caller, Commands } from '../dispatch';
import { endWith } from '../end-with';
import { guardHandshakes, handshakeRefusal, takePlace } from '../handshake-guard';
import type { Traffic } from '../traffic';
import { isPlain } from '../upgrade-paths';
import { type Arrival, type ArrivalDependencies, arrive } from './arrival';
import { Conversation, type ConversationDependencies } from './conversation';
import { encodeJsonEvent } from './json-events';
import { PlainConnection, type PlainDependencies } from './plain-connection';
import { textFeed } from './text-feed';

export interface WebSocketDependencies
  extends ArrivalDependencies,
    Omit<ConversationDependencies, 'offered'>,
    Omit<PlainDependencies, 'text' | 'json'> {
  hub: Hub;
  /** What every door offers, by name. */
  commands: Commands<Caller>;
  connections: ReachableConnections;
  traffic: Traffic;
}

/** How long a client may take to agree to the end of its connection, in milliseconds. */
const CLOSING_MS = 2_000;

/** The door for plain WebSockets, at `/ws`. */
export function openWebSocketDoor(httpServer: HttpServer, dependencies: WebSocketDependencies): WebSocketDoor {
  const door = new WebSocketDoor(dependencies);
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isPlain(request.url)) void door.receive(request, socket, head);
  });
  guardHandshakes(httpServer, ({ url, headers }) => isPlain(url) && headers.upgrade !== undefined, dependencies);
  return door;
}

export class WebSocketDoor {
  private readonly connections = new Set<PlainConnection>();
  private readonly webSockets: WebSocketServer;
  private readonly own: PlainDependencies & ConversationDependencies;
  private onLastEnd = () => {};
  private isClosing = false;

  constructor(private readonly dependencies: WebSocketDependencies) {
    const { hub, chat, people, commands, traffic, refusals } = dependencies;
    const options = { noServer: true, clientTracking: false, maxPayload: PACKET_MAX_BYTES, closeTimeout: CLOSING_MS };
    this.webSockets = new WebSocketServer(options);
    this.webSockets.on('wsClientError', (_error: Error, socket: Duplex) => {
      refusals.count('handshake_malformed');
      endWith(socket, 400);
    });
    this.own = {
      ...dependencies,
      offered: deltaCommands(chat, people, commands),
      text: { room: hub.addFeed(textFeed), traffic: traffic.feeds.text },
      json: {
        room: hub.addFeed(deltaFeed('json', encodeJsonEvent)),
        activity: hub.addFeed(activityFeed('json activity', encodeJsonEvent)),
        traffic: traffic.feeds.json,
      },
    };
  }

  /** One handshake, which was let through. */
  async receive(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until ws takes the socket over, nobody else would hear of it.
    socket.on('error', () => socket.destroy());
    const place = takePlace(request, this.dependencies);
    socket.once('close', place.left);
    try {
      const arrival = await arrive(request, this.dependencies);
      this.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        place.arrived();
        this.letIn(webSocket, arrival);
      });
    } catch (error) {
      this.turnAway(socket, error);
    }
  }

  /** Tell those who understand it that they are about to be closed. */
  sayGoodbye(error: ErrorReply): void {
    for (const connection of this.connections) connection.sayGoodbye(error);
  }

  /** Close every connection, so that it comes back. Resolves when all have ended. */
  close(): Promise<void> {
    this.isClosing = true;
    const ended = new Promise<void>((resolve) => {
      this.onLastEnd = resolve;
    });
    for (const connection of this.connections) hangUp(connection);
    return this.connections.size === 0 ? Promise.resolve() : ended;
  }

  private letIn(webSocket: WebSocket, arrival: Arrival): void {
    const { connections, traffic, log } = this.dependencies;
    const openedAt = performance.now();
    const connection = new PlainConnection(webSocket, arrival, this.own, {
      heard: (text) => void conversation.hear(text),
      ended: (reason) => {
        this.connections.delete(connection);
        connections.remove(connection);
        traffic.ended.count(reason);
        const ms = Math.round(performance.now() - openedAt);
        log.debug({ connectionId: connection.connectionID, feed: 'plain', reason, ms }, 'connection ended');
        if (this.connections.size === 0) this.onLastEnd();
      },
    });
    const conversation = new Conversation(connection, this.own);
    this.connections.add(connection);
    connections.add(connection);
    log.debug({ connectionId: connection.connectionID, feed: 'plain' }, 'connection opened');
    if (this.isClosing) hangUp(connection);
  }

  private turnAway(socket: Duplex, error: unknown): void {
    const { log, refusals } = this.dependencies;
    const refusal = asRefusal(error);
    if (refusal !== error) log.error({ err: error }, 'a handshake failed');
    refusals.count(refusal.code);
    const { status, headers, body } = handshakeRefusal(refusal.toReply());
    endWith(socket, status, headers, body);
  }
}

/** 1012 is the code of a service that restarts. */
function hangUp(connection: PlainConnection): void {
  connection.hangUp(1012, 'shutting_down');
}
