import type { EventEmitter } from 'node:events';
import type { Server, Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { FramesATurn, Strays, webSocketFault } from '../frames';
import type { Patience } from '../patience';
import type { ProtocolFault, Refusals } from '../refusals';
import { EarlyPackets } from './early-packets';

/** Hold every connection to what clients of Socket.IO do. Returns what is to be called where one was refused what it joined. */
export function watchWires(io: Server, patience: Patience, refusals: Refusals): (socket: Socket) => void {
  const wires = new WeakMap<object, Wire>();
  io.engine.on('connection', (connection: EngineConnection) =>
    wires.set(connection, new Wire(connection, patience, refusals)),
  );
  io.on('connection', (socket) => wires.get(socket.conn)?.join(socket));
  return (socket) => wires.get(socket.conn)?.keepOut();
}

/** How many messages the body of a poll may have, all of which are handled in one turn. */
const PACKETS_A_POLL = 256;

/** The parts of Engine.IO's connection that its types leave out. */
interface EngineConnection extends EventEmitter {
  transport: EngineTransport;
  close(discard?: boolean): void;
}

interface EngineTransport {
  name: string;
  socket: WebSocket;
}

type Listener = (data: unknown) => void;

/** Where a connection stands with the namespace that it may join. */
type Standing = 'new' | 'asked' | 'in' | 'out';

/**
 * One connection. It joins one namespace, once: each further time would cost a handshake, and make it one more reader,
 * without anything being counted against its pace. What breaks the protocol is counted.
 */
class Wire {
  private readonly since = performance.now();
  private fault: ProtocolFault | undefined;
  private standing: Standing = 'new';
  private hasJoined = false;
  private hasAskedTwice = false;
  private readonly early = new EarlyPackets();
  private readonly socketIo: readonly Listener[];
  private readonly strays: Strays;
  private readonly framesATurn = new FramesATurn();

  constructor(
    private readonly connection: EngineConnection,
    private readonly patience: Patience,
    private readonly refusals: Refusals,
  ) {
    this.strays = new Strays(patience.pingEveryMs);
    // Before Socket.IO, which is handed what passes.
    this.socketIo = connection.listeners('data') as Listener[];
    connection.removeAllListeners('data');
    connection.on('data', (data: unknown) => this.look(data));
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
    this.standing = 'in';
    // Clients may emit an event of this name, too.
    socket.on('error', (error) => error instanceof Error && this.refuse('packet_malformed'));
    socket.on('disconnect', (reason) => {
      this.keepOut();
      if (reason === 'forced server close') this.count('packet_malformed');
    });
    for (const data of this.early.take()) this.pass(data);
  }

  /** It is not in, and does not come in any more. */
  keepOut(): void {
    this.standing = 'out';
    this.early.take();
  }

  private look(data: unknown): void {
    const fault = typeof data === 'string' ? this.faultIn(data) : undefined;
    if (fault) this.refuse(fault);
    else if (isJoining(data)) this.askToJoin(data);
    else if (this.standing !== 'asked') this.pass(data);
    else if (!this.early.add(data)) this.cutOff();
  }

  private pass(data: unknown): void {
    for (const listener of this.socketIo) listener(data);
  }

  /** Asked once more, it means nothing: clients do so that are told to connect while they are connecting. */
  private askToJoin(data: unknown): void {
    if (this.standing !== 'new') {
      this.hasAskedTwice = true;
      return;
    }
    this.standing = 'asked';
    this.pass(data);
  }

  /** The first letter of a packet is its type: 0 joins, 3 and 6 answer what no server of ours asks, 4 refuses. */
  private faultIn(packet: string): ProtocolFault | undefined {
    if (packet[1] === '/' && packet.length > 2 && packet[2] !== ',') return 'unknown_namespace';
    const type = packet[0];
    if (type === '3' || type === '4' || type === '6') return 'packet_malformed';
    // Whoever leaves does not come again.
    if (type === '1') this.hasAskedTwice = true;
    const mayJoin = this.standing === 'new' || (this.standing !== 'out' && !this.hasAskedTwice);
    return type === '0' && !mayJoin ? 'second_join' : undefined;
  }

  private stray(): void {
    if (this.strays.count() && !this.fault) this.cutOff();
  }

  /** Thousands may come in one packet, and all that has come is handled in one turn: everyone else would wait for it. */
  private message(): void {
    const { name, socket } = this.connection.transport;
    const inThisTurn = this.framesATurn.count(name === 'websocket' ? socket : undefined);
    if (inThisTurn > PACKETS_A_POLL && !this.fault) this.cutOff();
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
    socket.on('error', (error) => {
      const fault = webSocketFault(error);
      if (fault) this.count(fault);
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

function isJoining(data: unknown): boolean {
  return typeof data === 'string' && data[0] === '0';
}

/** What Engine.IO calls it where a client did what none does. Else its network went away. */
const clientErrors: ReadonlySet<string> = new Set([
  'invalid heartbeat direction',
  'overlap from client',
  'data request overlap from client',
  'invalid content',
]);
