import type { Socket } from 'socket.io';
import { WebSocket } from 'ws';
import type { EncodedEvent } from './encoded-event';
import type { FeedTraffic, Unsent } from './traffic';

/** What one connection may have unsent, in bytes and in events. A connection beyond either is a slow reader. */
const UNSENT_MAX = { bytes: 1024 * 1024, events: 256 } as const;

/** The same with all that it asked for, in bytes: several of the largest answers. */
const UNREAD_MAX = 4 * 1024 * 1024;

/** What a packet takes up beside its text. */
const PACKET_BYTES = 64;

/**
 * Writes encoded events to one connection, and gives a connection up that does not read them: what it has not taken
 * would fill the memory of everyone's server. It comes back and resumes.
 */
export class EventWriter {
  private unsentEvents = 0;
  /** Of the packets that Engine.IO keeps until it can write. */
  private queuedBytes = 0;
  private isGivenUp = false;
  private readonly onSent = () => {
    this.unsentEvents -= 1;
  };

  constructor(
    private readonly socket: Socket,
    private readonly traffic: FeedTraffic,
    private readonly onSlow: () => void,
  ) {
    // Every packet that Engine.IO is given, whoever gave it: answers too, which are as many as a client asks for.
    socket.conn.on('packetCreate', ({ data }: { data?: { length: number } }) => {
      this.queuedBytes += (data?.length ?? 0) + PACKET_BYTES;
      if (this.unsentBytes() > UNREAD_MAX) this.giveUp();
    });
    socket.conn.on('flush', () => {
      this.queuedBytes = 0;
    });
  }

  /**
   * A WebSocket is given the frame as it is: what Socket.IO and Engine.IO do for each packet and connection costs more
   * than the write itself. Engine.IO writes it where that keeps the order: while it has packets of its own to write.
   */
  write({ packet, frame }: EncodedEvent): void {
    const { transport, writeBuffer } = this.socket.conn as unknown as EngineConnection;
    const isFree = transport.name === 'websocket' && writeBuffer.length === 0;
    if (isFree && transport.socket.readyState !== WebSocket.OPEN) return;
    this.unsentEvents += 1;
    this.traffic.deliveries += 1;
    this.traffic.bytes += frame.length;
    if (isFree) transport.socket._sender.sendFrame([frame], this.onSent);
    else this.socket.conn.write(packet, engineOptions(frame), this.onSent);
    if (this.unsentEvents > UNSENT_MAX.events || this.unsentBytes() > UNSENT_MAX.bytes) this.giveUp();
  }

  unsent(): Unsent {
    return { events: this.unsentEvents, bytes: this.unsentBytes() };
  }

  private unsentBytes(): number {
    const { transport } = this.socket.conn as unknown as EngineConnection;
    return this.queuedBytes + (transport.name === 'websocket' ? transport.socket.bufferedAmount : 0);
  }

  private giveUp(): void {
    if (this.isGivenUp) return;
    this.isGivenUp = true;
    this.traffic.slowReadersCut += 1;
    const { transport } = this.socket.conn as unknown as EngineConnection;
    this.onSlow();
    // At once, so that nothing more is kept for it: a close would wait behind what is not being read.
    this.socket.conn.close(true);
    if (transport.name === 'websocket') transport.socket.terminate();
  }
}

function engineOptions(wsPreEncodedFrame: Buffer) {
  const options = { compress: false, wsPreEncodedFrame: [wsPreEncodedFrame] };
  return options;
}

/** What Engine.IO's and ws's types leave out. */
interface EngineConnection {
  writeBuffer: unknown[];
  transport: {
    name: string;
    socket: WebSocket & { _sender: { sendFrame(parts: Buffer[], done: () => void): void } };
  };
}
