import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';

interface Delivery {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server elsewhere that is sent what is said in a room, and answers as it is told to. Open until `cleanUp`. */
export class Receiver extends Changing {
  /** All that came, whatever was answered. */
  readonly deliveries: Delivery[] = [];
  /** What the next ones are answered; 200 once there is none left. */
  readonly answers: number[] = [];
  /** With what each answer goes. */
  headers: Record<string, string> = {};
  answerBody: string | Buffer = 'thanks';
  private gate = Promise.resolve();

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  private readonly server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    this.deliveries.push({ path: `${request.method} ${request.url}`, headers: request.headers, body });
    const status = this.answers.shift() ?? 200;
    this.changed();
    await this.gate;
    response.writeHead(status, this.headers).end(this.answerBody);
  });

  private constructor() {
    super();
    onCleanUp(() => {
      this.server.close();
      this.server.closeAllConnections();
    });
  }

  /** Answer nobody until the way is used that this returns. */
  hold(): () => void {
    let release = () => {};
    this.gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook?key=1`;
  }

  get texts(): string[] {
    return this.deliveries.map(({ body }) => JSON.parse(body).text);
  }

  receives(count: number): Promise<void> {
    return this.until(`${count} deliveries`, () => this.deliveries.length >= count);
  }
}

/** Whether a delivery bears the signature that its receiver makes of it, as PROTOCOL.md says. */
export function isSigned({ headers, body }: Delivery, secret: string): boolean {
  const [, at = '', given = ''] = /^t=(\d+),v1=([\da-f]{64})$/.exec(String(headers['x-snug-signature'])) ?? [];
  const isFresh = Math.abs(Date.now() / 1_000 - Number(at)) < 60;
  return isFresh && given === createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
}
