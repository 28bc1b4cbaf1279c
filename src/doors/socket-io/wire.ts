import type { EventEmitter } from 'node:events';
import type { Server, Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import type { Patience } from '../patience';
import type { ProtocolFault, Refusals } from '../refusals';
import { loopTurn } from './loop-turn';

/** How many packets that say nothing a client may send beyond those that it is asked for. */
const STRAYS_MAX = 20;

/** Hold every connection to what clients of Socket.IO do. */
export function watchWires(io: Server, patience: Patience, refusals: Refusals): void {
  const wires = new WeakMap<object, Wire>();
  io.engine.on('connection', (connection: EngineConnection) =>
    wires.set(connection, new Wire(connection, patience, refusals)),
  );
  io.on('connection', (socket) => wires.get(socket.conn)?.join(socket));
}

/** How many messages of a WebSocket are handled in one turn of the event loop. The others wait for the next. */
const FRAMES_A_TURN = 64;

/** How many messages the body of a poll may have, all of which are handled in one turn. */
const PACKETS_A_POLL = 256;

/** The parts of Engine.IO's connection that its types leave out. */
interface EngineConnection extends EventEmitter {
  transport: EngineTransport;
  close(discard?: boolean): void;
}

interface EngineTransport {
  name: string;
  socket: WebSocket & { _receiver: { _allowSynchronousEvents: boolean } };
}

/**
 * One connection. It joins one namespace, once: each further time would cost a handshake, and make it one more reader,
 * without anything being counted against its pace. What breaks the protocol is counted.
 */
class Wire {
  private readonly since = performance.now();
  private fault: ProtocolFault | undefined;
  private hasAskedToJoin = false;
  private hasJoined = false;
  private strays = 0;
  private turn = -1;
  private inThisTurn = 0;

  constructor(
    private readonly connection: EngineConnection,
    private readonly patience: Patience,
    private readonly refusals: Refusals,
  ) {
    // Before Socket.IO looks at it.
    connection.prependListener('data', (data: unknown) => this.look(data));
    connection.on('packet', ({ type }: { type: string }) => (type === 'message' ? this.message() : this.stray()));
    connection.on('close', (reason: string, cause?: Error) => this.closed(reason, cause));
    this.watchSocket(connection.transport);
    connection.on('upgrade', (transport: EngineTransport) => this.watchSocket(transport));
  }

  private get ageMs(): number {
    return performance.now() - this.since;
  }

  join(socket: Socket): void {
    this.hasJoined = true;
    // Clients may emit an event of this name, too.
    socket.on('error', (error) => error instanceof Error && this.refuse('packet_malformed'));
    socket.on('disconnect', (reason) => reason === 'forced server close' && this.count('packet_malformed'));
  }

  private look(data: unknown): void {
    const fault = typeof data === 'string' ? this.faultIn(data) : undefined;
    if (fault) this.refuse(fault);
  }

  /** The first letter of a packet is its type: 0 joins, 3 and 6 answer what no server of ours asks, 4 refuses. */
  private faultIn(packet: string): ProtocolFault | undefined {
    if (packet[1] === '/' && packet.length > 2 && packet[2] !== ',') return 'unknown_namespace';
    const type = packet[0];
    if (type === '3' || type === '4' || type === '6') return 'packet_malformed';
    if (type !== '0') return undefined;
    if (this.hasAskedToJoin) return 'second_join';
    this.hasAskedToJoin = true;
    return undefined;
  }

  /** Whoever answers pings that were not sent, or sends its own, keeps a server at work that counts commands alone. */
  private stray(): void {
    this.strays += 1;
    const asked = this.ageMs / this.patience.pingEveryMs;
    if (this.strays <= asked + STRAYS_MAX || this.fault) return;
    this.cutOff();
  }

  /** Thousands may come in one packet, and all that has come is handled in one turn: everyone else would wait for it. */
  private message(): void {
    const turn = loopTurn();
    if (turn !== this.turn) {
      this.turn = turn;
      this.inThisTurn = 0;
      this.deferFrames(false);
    }
    this.inThisTurn += 1;
    if (this.inThisTurn === FRAMES_A_TURN) this.deferFrames(true);
    if (this.inThisTurn > PACKETS_A_POLL && !this.fault) this.cutOff();
  }

  /** Have ws hand out the next frame in the next turn. */
  private deferFrames(isDeferred: boolean): void {
    const { name, socket } = this.connection.transport;
    if (name === 'websocket') socket._receiver._allowSynchronousEvents = !isDeferred;
  }

  /** Not by a close, which would wait for who floods to read it. */
  private cutOff(): void {
    this.count('packet_flood');
    const { transport } = this.connection;
    if (transport.name === 'websocket') transport.socket.terminate();
    else this.connection.close(true);
  }

  private watchSocket({ name, socket }: EngineTransport): void {
    if (name !== 'websocket') return;
    socket.on('ping', () => this.stray());
    // Engine.IO passes no code on.
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' || code === 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH')
        this.count('packet_too_large');
      else if (code?.startsWith('WS_ERR_')) this.count('packet_malformed');
    });
  }

  private closed(reason: string, cause: Error | undefined): void {
    if (reason === 'ping timeout') this.count('ping_unanswered');
    else if (reason === 'parse error' || clientErrors.has(cause?.message ?? '')) this.count('packet_malformed');
    else if (!this.hasJoined && (reason === 'forced close' || this.ageMs >= this.patience.joinMs))
      this.count('never_joined');
  }

  /** Close, and say what for, where that can be said. */
  private refuse(fault: ProtocolFault): void {
    this.count(fault);
    const { transport } = this.connection;
    if (transport.name === 'websocket') transport.socket.close(1008, fault);
    this.connection.close();
  }

  /** The first of them: what follows comes of it. */
  private count(fault: ProtocolFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.refusals.count(fault);
  }
}

/** What Engine.IO calls it where a client did what none does. Else its network went away. */
const clientErrors: ReadonlySet<string> = new Set([
  'invalid heartbeat direction',
  'overlap from client',
  'data request overlap from client',
  'invalid content',
]);
