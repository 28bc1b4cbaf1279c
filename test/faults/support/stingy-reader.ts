import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Changing } from '../../support/changing';
import { onCleanUp } from '../../support/clean-up';

export interface StingyOptions {
  /** Who it is on the delta feed, where it comes into General; on the full feed it is nobody. */
  token?: string;
  /** How much it takes from its connection each second once it is in; nothing unless given. */
  bytesPerSecond?: number;
}

/** A page that hangs, or is behind a line that hardly carries anything: it takes little of what it is sent, or nothing. */
export class StingyReader extends Changing {
  private heard = '';
  private isIn = false;

  /** Resolves when it is in, and stops reading. */
  static async come(url: string, options: StingyOptions = {}): Promise<StingyReader> {
    const reader = new StingyReader(new URL(url), options.bytesPerSecond ?? 0);
    await reader.enter(new URL(url).host, options.token);
    return reader;
  }

  private readonly socket: Socket;

  private constructor({ hostname, port }: URL, bytesPerSecond: number) {
    super();
    const buffer = Buffer.alloc(bytesPerSecond || 1_024);
    // One buffer full each time that reading goes on.
    const callback = (bytes: number) => this.hear(buffer.toString('latin1', 0, bytes));
    this.socket = connect({ port: Number(port), host: hostname, onread: { buffer, callback } });
    this.socket.on('error', () => {});
    const reading = setInterval(() => bytesPerSecond && this.socket.resume(), 1_000);
    onCleanUp(() => {
      clearInterval(reading);
      this.socket.destroy();
    });
  }

  private async enter(host: string, token: string | undefined): Promise<void> {
    await once(this.socket, 'connect');
    this.socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    this.write(token === undefined ? '40' : `40${JSON.stringify({ feed: 'delta', token })}`);
    await this.until('connected', () => this.heard.includes('40{"sid"'));
    if (token !== undefined) {
      this.write('420["UserEnteredRoom",{}]');
      await this.until('in', () => this.heard.includes('430[{"ok":true'));
    }
    this.isIn = true;
  }

  /** Returns whether it reads on. */
  private hear(text: string): boolean {
    if (this.isIn) return false;
    this.heard += text;
    this.changed();
    return true;
  }

  /** A text of at most 125 bytes in a WebSocket frame as a client sends it: masked, here with zeros. */
  private write(text: string): void {
    this.socket.write(Buffer.from(`\x81${String.fromCharCode(128 + text.length)}\0\0\0\0${text}`, 'latin1'));
  }
}
