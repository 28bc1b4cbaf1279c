import type { Socket } from 'socket.io';
import type { ErrorReply } from '../../protocol/index';
import type { Line } from '../connection';
import type { EncodedEvent } from '../encoded-event';
import type { FeedTraffic, Unsent } from '../traffic';
import { SocketWriter } from './socket-writer';

/** Clients of the full feed know no other event than the room itself. */
export class FullLine implements Line<EncodedEvent> {
  readonly write: Line<EncodedEvent>['write'];
  private readonly writer: SocketWriter;

  constructor(
    protected readonly socket: Socket,
    traffic: FeedTraffic,
    onSlow: () => void,
  ) {
    const writer = new SocketWriter(socket, traffic, onSlow);
    this.writer = writer;
    this.write = (event) => writer.write(event);
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  unsent(): Unsent {
    return this.writer.unsent();
  }

  end(_error: ErrorReply): void {
    this.socket.disconnect(true);
  }
}

export class DeltaLine extends FullLine implements Line<EncodedEvent> {
  tell(event: string, payload: object): void {
    this.socket.emit(event, payload);
  }

  override end(error: ErrorReply): void {
    this.tell('Goodbye', { error });
    super.end(error);
  }
}
