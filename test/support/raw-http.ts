import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onCleanUp } from './clean-up';

/** A connection that sends bytes which no client would, and keeps what comes back. */
export class RawHttp {
  answer = '';
  isClosed = false;
  private readonly socket: Socket;
  private readonly closed: Promise<unknown>;

  constructor({ port }: { port: number }) {
    this.socket = connect(port, '127.0.0.1').setEncoding('latin1');
    this.socket.on('data', (text: string) => {
      this.answer += text;
    });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    void this.closed.then(() => {
      this.isClosed = true;
    });
    // The server may close while something is still being sent.
    this.socket.on('error', () => {});
    onCleanUp(() => this.socket.destroy());
  }

  /** Text goes out as Latin-1. Resolves when it left, or when nothing leaves any more, and what came meanwhile was read. */
  write(text: string): Promise<void> {
    return new Promise((resolve) => this.socket.write(text, 'latin1', () => setImmediate(resolve)));
  }

  get statuses(): number[] {
    return [...this.answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** Resolves with the status of the first answer. */
  async status(): Promise<number | undefined> {
    while (this.statuses.length === 0 && !this.isClosed) await Promise.race([once(this.socket, 'data'), this.closed]);
    return this.statuses[0];
  }

  async untilClosed(): Promise<void> {
    await this.closed;
  }

  destroy(): void {
    this.socket.destroy();
  }
}
