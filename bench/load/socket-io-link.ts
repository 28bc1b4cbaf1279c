import { LightSocket } from './light-socket';

const PATH = '/socket.io/?EIO=4&transport=websocket';

export interface LinkListener {
  /** A whole event packet, `42["name",…]`, valid only during the call. */
  event(packet: Buffer): void;
  closed(reason: string): void;
}

/** Engine.IO 4 and Socket.IO 5 as text over one WebSocket: just what a client with `transports: ['websocket']` says. */
export class SocketIoLink {
  #socket!: LightSocket;
  #lastId = 0;
  #waiting = new Map<number, (packet: string) => void>();
  #listener: LinkListener;
  #connected: (() => void) | undefined;
  #auth: string;

  private constructor(listener: LinkListener, auth: object | undefined) {
    this.#listener = listener;
    this.#auth = auth ? JSON.stringify(auth) : '';
  }

  static async open(port: number, listener: LinkListener, auth?: object): Promise<SocketIoLink> {
    const link = new SocketIoLink(listener, auth);
    await new Promise<void>((resolve, reject) => {
      link.#connected = resolve;
      const closed = (reason: string) => {
        reject(new Error(reason));
        listener.closed(reason);
      };
      // Packets wait for a turn of the event loop at least, so #socket is set before the first is read.
      LightSocket.open(port, PATH, { text: (packet) => link.#take(packet), closed }).then((socket) => {
        link.#socket = socket;
      }, reject);
    });
    return link;
  }

  get bytes(): number {
    return this.#socket.bytes;
  }

  emit(name: string, payload?: object): void {
    this.#socket.send(`42${eventJson(name, payload)}`);
  }

  /** `answered` gets the acknowledgement's JSON as text: an array with the one answer. */
  ask(name: string, payload: object | undefined, answered: (json: string) => void): void {
    const id = this.#lastId++;
    this.#waiting.set(id, answered);
    this.#socket.send(`42${id}${eventJson(name, payload)}`);
  }

  close(): void {
    this.#socket.close();
  }

  #take(packet: Buffer): void {
    const type = packet.toString('latin1', 0, 2);
    if (type === '42') this.#listener.event(packet);
    else if (type === '43') this.#answer(packet);
    else if (type === '2') this.#socket.send('3');
    else if (type === '40') this.#connected?.();
    else if (type === '41' || type === '44') this.#listener.closed(packet.toString());
    // The Engine.IO handshake. It may come with the upgrade, before the socket is ours.
    else if (type === '0{') setImmediate(() => this.#socket.send(`40${this.#auth}`));
  }

  #answer(packet: Buffer): void {
    const start = packet.indexOf('[');
    const id = Number(packet.toString('latin1', 2, start));
    const answered = this.#waiting.get(id);
    this.#waiting.delete(id);
    answered?.(packet.toString('utf8', start));
  }
}

function eventJson(name: string, payload: object | undefined): string {
  return payload === undefined ? `["${name}"]` : `["${name}",${JSON.stringify(payload)}]`;
}
