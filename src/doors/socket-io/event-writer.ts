import type { Socket } from 'socket.io';
import { WebSocket } from 'ws';
import type { EncodedEvent } from './encoded-event';
import type { FeedTraffic, Unsent } from './traffic';

/** What one connection may have unsent, in bytes and in events. A connection beyond either is a slow reader. */
const UNSENT_MAX = { bytes: 1024 * 1024, events: 256 } as const;

/**
 * Writes encoded events to one connection, and gives a connection up that does not read them: what it has not taken
 * would fill the memory of everyone's server. It comes back and resumes.
 */
export class EventWriter {
  private unsentEvents = 0;
  private isGivenUp = false;
  private readonly onSent = () => {
    this.unsentEvents -= 1;
  };

  constructor(
    private readonly socket: Socket,
    private readonly traffic: FeedTraffic,
    private readonly onSlow: () => void,
  ) {}

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
    if (this.unsentEvents > UNSENT_MAX.events || unsentBytes(transport, writeBuffer) > UNSENT_MAX.bytes) this.giveUp();
  }

  unsent(): Unsent {
    const { transport, writeBuffer } = this.socket.conn as unknown as EngineConnection;
    return { events: this.unsentEvents, bytes: unsentBytes(transport, writeBuffer) };
  }

  private giveUp(): void {
    // A transport that is slow to close is written to until it has.
    if (this.isGivenUp) return;
    this.isGivenUp = true;
    this.traffic.slowReadersCut += 1;
    const { transport } = this.socket.conn as unknown as EngineConnection;
    this.onSlow();
    // Not a close: that would wait behind what is not being read.
    if (transport.name === 'websocket') transport.socket.terminate();
    else this.socket.conn.close(true);
  }
}

function engineOptions(wsPreEncodedFrame: Buffer) {
  const options = { compress: false, wsPreEncodedFrame: [wsPreEncodedFrame] };
  return options;
}

function unsentBytes(transport: EngineConnection['transport'], writeBuffer: EngineConnection['writeBuffer']): number {
  if (transport.name === 'websocket') return transport.socket.bufferedAmount;
  return writeBuffer.reduce((bytes, { data }) => bytes + (data?.length ?? 0), 0);
}

/** What Engine.IO's and ws's types leave out. */
interface EngineConnection {
  writeBuffer: { data?: { length: number } }[];
  transport: {
    name: string;
    socket: WebSocket & { _sender: { sendFrame(parts: Buffer[], done: () => void): void } };
  };
}
