import type { Socket } from 'socket.io';
import { WebSocket } from 'ws';
import type { EncodedEvent } from '../encoded-event';
import { EventWriter } from '../event-writer';
import type { FeedTraffic } from '../traffic';

/** What a packet takes up beside its text. */
const PACKET_BYTES = 64;

/** Writes to one connection of Socket.IO. */
export class SocketWriter extends EventWriter<EncodedEvent> {
  /** Of the packets that Engine.IO keeps until it can write. */
  private queuedBytes = 0;

  constructor(
    private readonly socket: Socket,
    traffic: FeedTraffic,
    onSlow: () => void,
  ) {
    super(traffic, onSlow);
    // Every packet that Engine.IO is given, whoever gave it: answers too, which are as many as a client asks for.
    socket.conn.on('packetCreate', ({ data }: { data?: { length: number } }) => {
      this.queuedBytes += (data?.length ?? 0) + PACKET_BYTES;
      this.checkUnread();
    });
    socket.conn.on('flush', () => {
      this.queuedBytes = 0;
    });
  }

  /**
   * A WebSocket is given the frame as it is: what Socket.IO and Engine.IO do for each packet and connection costs more
   * than the write itself. Engine.IO writes it where that keeps the order: while it has packets of its own to write.
   */
  override write(event: EncodedEvent): void {
    const { transport, writeBuffer } = this.socket.conn as unknown as EngineConnection;
    const isFree = transport.name === 'websocket' && writeBuffer.length === 0;
    if (isFree && transport.socket.readyState !== WebSocket.OPEN) return;
    this.begin(event.frame.length);
    if (isFree) transport.socket._sender.sendFrame([event.frame], this.onSent);
    else this.queue(event);
    this.checkUnsent();
  }

  private queue({ packets, frame }: EncodedEvent): void {
    const [last, ...before] = packets.toReversed();
    if (last === undefined) return;
    for (const packet of before.reverse()) this.socket.conn.write(packet, { compress: false });
    this.socket.conn.write(last, before.length > 0 ? { compress: false } : engineOptions(frame), this.onSent);
  }

  protected override unsentBytes(): number {
    const { transport } = this.socket.conn as unknown as EngineConnection;
    return this.queuedBytes + (transport.name === 'websocket' ? transport.socket.bufferedAmount : 0);
  }

  protected override cutOff(): void {
    const { transport } = this.socket.conn as unknown as EngineConnection;
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
