import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { ErrorReply, Reply } from '../../../src/protocol/index';

/** Why somebody is not let in of whom nobody knows whether they were. */
export const NO_ANSWER = 'no answer';

/** A handshake that was refused, and after how long to try again where that was said. */
export class NotLetIn extends Error {
  constructor(
    what: string,
    readonly retryAfterMs?: number,
  ) {
    super(what);
  }
}

export type Answer = Reply<Record<string, unknown>>;

export interface WireOptions {
  /** What the handshake says: the feed, the session. */
  auth: object;
  /** The longest that opening takes, and that an answer does. Then the wire is cut, and nobody knows. */
  patienceMs: number;
  onEvent(name: string, payload: never): void;
}

/** Longest without a word from the server, which sends a heartbeat every 5 s to whoever is in a room. */
const SILENCE_MS = 12_000;

/** A Socket.IO connection over a WebSocket, as bare as it gets: it never comes back by itself. */
export class Wire {
  readonly closed: Promise<void>;
  isOpen = false;
  private readonly socket: WebSocket;
  private readonly answers = new Map<number, (reply: Answer | undefined) => void>();
  private asked = 0;
  private silence: NodeJS.Timeout | undefined;

  /** Rejects with `NotLetIn`. */
  static async open(url: string, options: WireOptions): Promise<Wire> {
    const wire = new Wire(url, options);
    const timer = setTimeout(() => wire.cut(), options.patienceMs);
    try {
      await wire.letIn();
    } finally {
      clearTimeout(timer);
      if (!wire.isOpen) wire.cut();
    }
    return wire;
  }

  private constructor(
    url: string,
    private readonly options: WireOptions,
  ) {
    const { patienceMs: handshakeTimeout } = options;
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.socket = new WebSocket(address, { handshakeTimeout, perMessageDeflate: false });
    this.closed = new Promise((resolve) => this.socket.on('close', () => resolve()));
    void this.closed.then(() => this.end());
    this.socket.on('error', () => {});
    this.hearSomething();
  }

  /**
   * What the server answers. Undefined if the connection ended first: then nobody knows whether it was done. `onAnswer` is
   * called before whatever came after the answer is looked at.
   */
  ask(command: string, payload: unknown, onAnswer: (answer: Answer) => void = () => {}): Promise<Answer | undefined> {
    if (!this.isOpen) return Promise.resolve(undefined);
    const id = this.asked;
    this.asked += 1;
    this.socket.send(`42${id}${JSON.stringify(payload === undefined ? [command] : [command, payload])}`);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.cut(), this.options.patienceMs);
      this.answers.set(id, (reply) => {
        clearTimeout(timer);
        this.answers.delete(id);
        if (reply) onAnswer(reply);
        resolve(reply);
      });
    });
  }

  /** As when the network goes. */
  cut(): void {
    this.socket.terminate();
  }

  private letIn(): Promise<void> {
    return new Promise((resolve, reject) => {
      void this.closed.then(() => reject(new NotLetIn(NO_ANSWER)));
      this.socket.on('unexpected-response', (_request, response: IncomingMessage) => {
        readRefusal(response).then(reject, reject);
      });
      this.socket.on('message', (data) => {
        const frame = data.toString();
        this.hearSomething();
        if (frame.startsWith('44')) return reject(refusalOf(JSON.parse(frame.slice(2)).data));
        if (frame.startsWith('40')) {
          this.isOpen = true;
          return resolve();
        }
        this.take(frame);
      });
    });
  }

  private take(frame: string): void {
    if (frame.startsWith('0')) this.socket.send(`40${JSON.stringify(this.options.auth)}`);
    else if (frame === '2') this.socket.send('3');
    else if (frame.startsWith('43')) {
      const start = frame.indexOf('[');
      this.answers.get(Number(frame.slice(2, start)))?.(JSON.parse(frame.slice(start))[0]);
    } else if (frame.startsWith('42')) {
      const [name, payload] = JSON.parse(frame.slice(2));
      this.options.onEvent(name, payload as never);
    } else if (frame.startsWith('41') || frame === '1') this.cut();
  }

  private hearSomething(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.cut(), SILENCE_MS).unref();
  }

  private end(): void {
    this.isOpen = false;
    clearTimeout(this.silence);
    for (const answer of [...this.answers.values()]) answer(undefined);
  }
}

/** A handshake that is refused as HTTP says so in a problem. */
async function readRefusal(response: IncomingMessage): Promise<NotLetIn> {
  let body = '';
  for await (const chunk of response) body += chunk;
  try {
    return refusalOf(JSON.parse(body));
  } catch {
    return new NotLetIn(`HTTP ${response.statusCode}`);
  }
}

function refusalOf(refusal: Partial<ErrorReply> | undefined): NotLetIn {
  return new NotLetIn(refusal?.code ?? 'refused', refusal?.retryAfterMs);
}
