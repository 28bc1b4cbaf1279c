import { WebSocket } from 'ws';
import { EventWriter } from '../event-writer';
import type { FeedTraffic } from '../traffic';

/** Writes frames that were built once for all to one plain WebSocket, and what is said to it alone. */
export class FrameWriter extends EventWriter<Buffer> {
  constructor(
    private readonly socket: WebSocket,
    traffic: FeedTraffic,
    onSlow: () => void,
  ) {
    super(traffic, onSlow);
  }

  override write(frames: Buffer): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.begin(frames.length);
    (this.socket as WebSocket & WithSender)._sender.sendFrame([frames], this.onSent);
    this.checkUnsent();
  }

  tell(text: string): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(text);
    this.checkUnread();
  }

  protected override unsentBytes(): number {
    return this.socket.bufferedAmount;
  }

  protected override cutOff(): void {
    this.socket.terminate();
  }
}

/** The part of ws that its types leave out. */
interface WithSender {
  _sender: { sendFrame(parts: Buffer[], done: () => void): void };
}
