import { WebSocket } from 'ws';
import { FramesATurn, Strays, webSocketFault } from '../frames';
import type { Patience } from '../patience';
import type { ProtocolFault, Refusals } from '../refusals';

/** How often a client may ask whether the server lives, in milliseconds. Some libraries do so by themselves. */
const PINGS_EVERY_MS = 1_000;

/** Why a connection ended, in the words that Socket.IO has for it. */
export type WireEnd = 'transport close' | 'transport error' | 'ping timeout' | 'server namespace disconnect';

export interface WireListener {
  /** Undefined: bytes, and no text. */
  heard(text: string | undefined): void;
  ended(why: WireEnd): void;
}

/** One plain WebSocket. It is held to its protocol, asked now and then whether it lives, and what it breaks is counted. */
export class Wire {
  private readonly strays = new Strays(PINGS_EVERY_MS);
  private readonly framesATurn = new FramesATurn();
  private fault: ProtocolFault | undefined;
  private why: WireEnd = 'transport close';
  private isAsked = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly socket: WebSocket,
    private readonly patience: Patience,
    private readonly refusals: Refusals,
    listener: WireListener,
  ) {
    socket.on('message', (data, isBinary) => {
      this.framesATurn.count(socket);
      if (this.isOpen) listener.heard(isBinary ? undefined : data.toString());
    });
    socket.on('ping', () => this.stray());
    socket.on('pong', () => (this.isAsked ? this.rest() : this.stray()));
    socket.on('error', (error) => {
      this.why = 'transport error';
      const fault = webSocketFault(error);
      if (fault) this.count(fault);
    });
    socket.on('close', () => {
      clearTimeout(this.timer);
      listener.ended(this.why);
    });
    this.rest();
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Close, and say what for. */
  close(code: number, reason: string): void {
    this.why = 'server namespace disconnect';
    this.socket.close(code, reason);
  }

  /** Close for what a client did or left undone. */
  refuse(fault: ProtocolFault): void {
    this.count(fault);
    this.close(1008, fault);
  }

  private rest(): void {
    this.isAsked = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), this.patience.pingEveryMs);
  }

  private ask(): void {
    this.isAsked = true;
    if (this.isOpen) this.socket.ping();
    this.timer = setTimeout(() => {
      this.why = 'ping timeout';
      this.cutOff('ping_unanswered');
    }, this.patience.pongMs);
  }

  private stray(): void {
    if (this.strays.count()) this.cutOff('packet_flood');
  }

  /** Not by a close, which would wait for who floods, or is gone, to read it. */
  private cutOff(fault: ProtocolFault): void {
    this.count(fault);
    this.socket.terminate();
  }

  /** The first of them: what follows comes of it. */
  private count(fault: ProtocolFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.refusals.count(fault);
  }
}
