/** A process of its own for fuzzers. It does what it is ordered over IPC, and ends with it. */
import { setTimeout } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { ask } from '../../support/http-client';
import { Fuzzer } from './fuzzer';
import type { Found, Order } from './orders';
import type { Self } from './rounds';

const FUZZERS = 8;

/** After so many rounds a fuzzer is somebody else: it may have logged itself out. */
const LIFE = 100;

/** What no answer has: a line of a stack, a path of a module, or what a library says of itself. */
const neverSaid = /\bat [^\n]{1,200}\.(?:js|ts):\d+|node_modules|node:internal|SqliteError|ZodError/;

async function run({ port, seed, from, rounds, secrets }: Order): Promise<Found> {
  const found: Found = { rounds: 0, ms: 0, leaks: [], failures: [] };
  const start = performance.now();
  let next = from;
  const fuzz = async (name: number) => {
    let fuzzer: Fuzzer | undefined;
    for (let done = 0; next < from + rounds; done += 1) {
      const round = next;
      next += 1;
      try {
        if (!fuzzer || done % LIFE === 0)
          fuzzer = new Fuzzer(port, await become(port, `Fuzzer ${seed} ${from + name} ${done}`));
        const heard = await fuzzer.run(seed, round);
        const isLeak = neverSaid.test(heard) || secrets.some((secret) => heard.includes(secret));
        if (isLeak) found.leaks.push({ round, heard: heard.slice(0, 2_000) });
        found.rounds += 1;
      } catch (error) {
        found.failures.push({ round, why: String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: FUZZERS }, (_, name) => fuzz(name)));
  return { ...found, ms: performance.now() - start };
}

/** Somebody new, with all that may stand in a message. */
async function become(port: number, name: string): Promise<Self> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username: name, asProgram: true });
  const come = () => ask({ port }, '/api/session/guest', { method: 'POST', headers, body });
  let answer = await come();
  // With limits, newcomers of one address have a pace.
  for (let attempt = 0; answer.status !== 201 && attempt < 5; attempt += 1) {
    await setTimeout(200);
    answer = await come();
  }
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, auth: { feed: 'delta' } });
  const { userID = '', token = '' } = await socket.timeout(5_000).emitWithAck('CreateUserData');
  socket.disconnect();
  const session: string = answer.status === 201 ? JSON.parse(answer.body).token : 'none';
  return { userID, token, name, session, epoch: 'x' };
}

process.on('message', async (order: Order) => {
  process.send?.(await run(order));
});
process.on('disconnect', () => process.exit(0));
