import { WebSocket } from 'ws';
import { FramesClient } from './frames-client';

/** A WebSocket that speaks whatever a test writes: Engine.IO's frames, well-formed or not. */
export class RawClient extends FramesClient {
  private isSilent = false;

  /** Connected to the default namespace; on the delta feed if `feed` says so. */
  static async connect(url: string, feed?: 'delta'): Promise<RawClient> {
    const client = await RawClient.open(url);
    client.write(`40${feed ? JSON.stringify({ feed }) : ''}`);
    await client.until('connected to the namespace', () => client.frames.some((frame) => frame.startsWith('40')));
    return client;
  }

  /** Connected to the transport alone. */
  static async open(url: string, query = 'EIO=4&transport=websocket'): Promise<RawClient> {
    const client = new RawClient(`${url.replace('http', 'ws')}/socket.io/?${query}`);
    await client.until('opened or closed', () => client.frames.length > 0 || client.closed !== undefined);
    return client;
  }

  /** Beside a polling connection, which it has not taken the place of yet. The server says nothing before it is asked. */
  static async upgrade(url: string, query: string): Promise<RawClient> {
    const client = new RawClient(`${url.replace('http', 'ws')}/socket.io/?${query}`);
    await client.until('open', () => client.socket.readyState === WebSocket.OPEN);
    return client;
  }

  /** Engine.IO's ping. */
  protected override heard(frame: string): void {
    if (frame === '2' && !this.isSilent) this.socket.send('3');
  }

  /** A text frame of bytes that may be no text. */
  writeText(bytes: Buffer): void {
    this.socket.send(bytes, { binary: false });
  }

  /** Bytes past the WebSocket, which makes no frames of them. */
  writeBytes(bytes: Buffer): void {
    this.tcp?.write(bytes);
  }

  /** Pings of the WebSocket itself. */
  ping(times: number): void {
    for (let sent = 0; sent < times && this.socket.readyState === WebSocket.OPEN; sent += 1)
      this.socket.ping('x'.repeat(100));
  }

  /** Emit with the acknowledgement `id`, and resolve with what it is answered. */
  async ask(id: number, event: string): Promise<unknown> {
    this.write(`42${id}${event}`);
    const start = `43${id}[`;
    await this.until(`acknowledgement ${id}`, () => this.frames.some((frame) => frame.startsWith(start)));
    return JSON.parse(this.frames.find((frame) => frame.startsWith(start))?.slice(start.length - 1) ?? '')[0];
  }

  /** Stop reading what the server sends, as a page does that hangs. */
  pause(): void {
    this.socket.pause();
  }

  /** Answer the server's pings no longer. */
  fallSilent(): void {
    this.isSilent = true;
  }

  async untilClosed(): Promise<{ code: number; reason: string }> {
    await this.until('closed', () => this.closed !== undefined);
    return this.closed as { code: number; reason: string };
  }
}
