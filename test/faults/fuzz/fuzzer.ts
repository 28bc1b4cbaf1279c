import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { ask } from '../../support/http-client';
import { makeRound, type Round, type Self } from './rounds';

/** How long a fuzzer waits for what is said to it after it has sent everything, in milliseconds. */
const LISTENS_MS = 12;

/** Runs rounds one after the other, and keeps all that the server answered. */
export class Fuzzer {
  constructor(
    private readonly port: number,
    private readonly self: Self,
  ) {}

  /** Resolves with what came back. */
  run(seed: number, number: number): Promise<string> {
    const round = makeRound(seed, number, this.self);
    return round.by === 'polling' ? this.poll(round) : this.exchange(round.pieces);
  }

  /** Everything over one connection, as it is. */
  private async exchange(pieces: Buffer[]): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    let heard = '';
    let isClosed = false;
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => {
        isClosed = true;
        resolve();
      });
    });
    const [first, ...others] = pieces as [Buffer, ...Buffer[]];
    socket.write(first);
    // An upgrade is answered before frames may come.
    await Promise.race([once(socket, 'data'), closed, setTimeout(LISTENS_MS)]).catch(() => {});
    for (const piece of others) if (!isClosed) socket.write(piece);
    await Promise.race([closed, setTimeout(LISTENS_MS)]);
    socket.destroy();
    return heard;
  }

  private async poll({ pieces }: Round): Promise<string> {
    const path = '/socket.io/?EIO=4&transport=polling';
    const { body: opened } = await ask({ port: this.port }, path);
    const sid = /"sid":"([\w-]+)"/.exec(opened)?.[1];
    if (sid === undefined) return opened;
    const own = `${path}&sid=${sid}`;
    const [joined, ...said] = pieces.map((piece) => piece.toString('latin1'));
    const heard: string[] = [];
    for (const part of [joined, said.join('\x1e')].map((text) => Buffer.from(text ?? '', 'latin1'))) {
      const answers = await Promise.all([
        ask({ port: this.port }, own, { method: 'POST', body: part }),
        Promise.race([ask({ port: this.port }, own), setTimeout(LISTENS_MS, { body: '' })]),
      ]);
      heard.push(...answers.map((answer) => answer.body));
    }
    // Nothing is left of it, or the next ones would be too many from one address.
    await ask({ port: this.port }, own, { method: 'POST', body: '1' });
    return heard.join();
  }
}
