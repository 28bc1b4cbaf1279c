import { randomUUID } from 'node:crypto';
import { type Asking, answerTo, HttpAsking } from '../../../support/asking';
import { temporaryFolder } from '../../../support/clean-up';
import { DeltaClient } from '../../../support/delta-client';
import { FullClient } from '../../../support/full-client';
import { startServerProcess } from '../../../support/server-process';
import { Disk } from './disk';
import type { Acknowledged } from './flush-order';
import type { TraceEntry } from './trace';

/** The form of what is said in a traced talk: each text once, and long enough that the log fills quickly. */
export const said = /said [0-9a-f-]{36} x{600}/;

export interface TracedTalk {
  trace: TraceEntry[];
  acknowledged: Acknowledged[];
  epoch: string | undefined;
  /** As the killed process left it. */
  dataDir: string;
}

/** Some people talk by every door until so many messages are acknowledged, then the process is killed. */
export async function tracedTalk(count: number, preload?: string): Promise<TracedTalk> {
  const disk = new Disk(temporaryFolder());
  const server = await startServerProcess({ env: { LIMITS: 'off', ...disk.env }, ...(preload ? { preload } : {}) });
  disk.slowDown(5);
  await FullClient.connect(server.url);
  const { token } = await answerTo(new HttpAsking(server), 'BecomeGuest', { username: 'Hal', asProgram: true });
  const program = new HttpAsking(server, token);
  const people = await Promise.all([DeltaClient.enter(server.url), DeltaClient.enter(server.url)]);
  const acknowledged: Acknowledged[] = [];

  async function talk(asking: Asking): Promise<void> {
    while (acknowledged.length < count) {
      const text = `said ${randomUUID()} ${'x'.repeat(600)}`;
      const sent = { roomId: 'general', clientId: randomUUID(), message: text };
      const { id, seq } = await answerTo(asking, 'SendMessage', sent);
      acknowledged.push({ id, seq, text });
    }
  }
  await Promise.all([...people, ...people, ...people, program, program].map(talk));
  // From the refusal on nothing is written, so the trace is whole when the process ends.
  disk.failWrites('EIO');
  const refused = await people[0]?.refusalOf('SendMessage', { clientId: 'last', message: 'not stored' });
  if (refused !== 'store_unavailable') throw new Error(`on a disk that fails, a message was answered ${refused}`);
  await server.kill();
  return { trace: disk.trace(), acknowledged, epoch: people[0]?.head?.epoch, dataDir: server.dataDir };
}
