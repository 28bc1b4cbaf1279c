import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { type ClientOptions, WebSocket } from 'ws';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';

/** A WebSocket whose frames a test writes and reads as they are. Open until `cleanUp`. */
export abstract class FramesClient extends Changing {
  readonly frames: string[] = [];
  closed: { code: number; reason: string } | undefined;
  protected readonly socket: WebSocket;
  protected tcp: Socket | undefined;

  constructor(url: string, options: ClientOptions = {}) {
    super();
    this.socket = new WebSocket(url, {
      ...options,
      createConnection: ((to: NetConnectOpts) => {
        this.tcp = connect(to);
        return this.tcp;
      }) as typeof connect,
    });
    this.socket.on('open', () => this.changed());
    this.socket.on('message', (data) => {
      const frame = data.toString();
      this.frames.push(frame);
      this.heard(frame);
      this.changed();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.changed();
    });
    this.socket.on('error', () => {});
    onCleanUp(() => this.socket.terminate());
  }

  /** The frames leave together, so that a server that is near reads them in one turn of its event loop. */
  write(...frames: (string | Buffer)[]): void {
    this.tcp?.cork();
    for (const frame of frames) this.socket.send(frame);
    this.tcp?.uncork();
  }

  /** A frame came. */
  protected heard(_frame: string): void {}
}
