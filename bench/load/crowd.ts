import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { addCounts } from './histogram';
import type { Answer, AnswerMessage, DriverName, Faults, Glance, OrderName, Orders } from './orders';

/** Longest that an order may take: thousands who join take minutes. */
const PATIENCE_MS = 150_000;

let crowds = 0;

export interface CrowdOptions {
  driver: DriverName;
  port: number;
  sockets: number;
  /** How many of them talk. */
  senders: number;
  /** Be content with those who began to join within so many milliseconds. */
  withinMs?: number;
}

/** Connections in processes of their own, so that their work is not the server's and not the run's. */
export class Crowd {
  joined = 0;

  private constructor(private readonly processes: ChildProcess[]) {}

  /** Resolves when all are in the room. `program` is the built file of load/process.ts. */
  static async gather(program: string, count: number, options: CrowdOptions): Promise<Crowd> {
    const processes = Array.from({ length: Math.min(count, options.sockets) }, () =>
      fork(program, [], { execArgv: [] }),
    );
    const crowd = new Crowd(processes);
    const number = crowds++;
    try {
      const answers = await Promise.all(
        processes.map((member, first) =>
          order(member, 'join', { ...options, crowd: number, first, step: processes.length }),
        ),
      );
      for (const { joined } of answers) crowd.joined += joined;
    } catch (error) {
      await crowd.leave();
      throw error;
    }
    return crowd;
  }

  /** Talks at a steady rate, the processes by turns: people do not speak at the same moment. */
  async talkOpenly(perSecond: number): Promise<void> {
    const count = this.processes.length;
    await Promise.all(
      this.processes.map((member, nth) =>
        order(member, 'talk', { pace: 'open', perSecond: perSecond / count, phase: nth / count }),
      ),
    );
  }

  /** Talks as fast as the answers come, with so many unanswered a sender. */
  async talkInStep(inFlight: number): Promise<void> {
    await this.#all('talk', { pace: 'closed', inFlight });
  }

  async glance(record: boolean): Promise<Glance> {
    const glances = await this.#all('glance', { record });
    const sum = (pick: (glance: Glance) => number) => glances.reduce((total, glance) => total + pick(glance), 0);
    return {
      deliveries: sum((glance) => glance.deliveries),
      bytes: sum((glance) => glance.bytes),
      answered: sum((glance) => glance.answered),
      busy: Math.max(...glances.map((glance) => glance.busy)),
      latency: addCounts(glances.map((glance) => glance.latency)),
      answerLatency: addCounts(glances.map((glance) => glance.answerLatency)),
    };
  }

  /** Stops talking, waits until everyone has everything, and tells what is wrong with what they have. */
  async settle(timeoutMs: number): Promise<Faults> {
    const sent = Object.assign({}, ...(await this.#all('hush', {})).map((answer) => answer.sent));
    const all = await this.#all('settle', { sent, timeoutMs });
    const sum = (pick: (faults: Faults) => number) => all.reduce((total, faults) => total + pick(faults), 0);
    const cut: Record<string, number> = {};
    for (const faults of all) {
      for (const [reason, count] of Object.entries(faults.cut)) cut[reason] = (cut[reason] ?? 0) + count;
    }
    return {
      missing: sum((faults) => faults.missing),
      doubled: sum((faults) => faults.doubled),
      gaps: sum((faults) => faults.gaps),
      refused: sum((faults) => faults.refused),
      cutSockets: sum((faults) => faults.cutSockets),
      cut,
    };
  }

  async reenter(times: number): Promise<Answer<'reenter'>> {
    return order(this.processes[0] as ChildProcess, 'reenter', { times });
  }

  async leave(): Promise<void> {
    await Promise.all(this.processes.map(dismiss));
  }

  #all<N extends OrderName>(name: N, asks: Orders[N]['asks']): Promise<Answer<N>[]> {
    return Promise.all(this.processes.map((member) => order(member, name, asks)));
  }
}

async function dismiss(member: ChildProcess): Promise<void> {
  if (member.exitCode !== null || member.signalCode !== null) return;
  const gone = once(member, 'exit');
  await Promise.race([order(member, 'leave', {}), new Promise((resolve) => setTimeout(resolve, 1_000))]).catch(
    () => {},
  );
  // It ends by itself once nobody can order it.
  if (member.connected) member.disconnect();
  await gone;
}

function order<N extends OrderName>(member: ChildProcess, name: N, asks: Orders[N]['asks']): Promise<Answer<N>> {
  return new Promise((resolve, reject) => {
    const end = (reason: string) => {
      forget();
      reject(new Error(`${reason} during "${name}"`));
    };
    const gone = () => end('a load process ended');
    const timer = setTimeout(() => end('no answer from the server or the load'), PATIENCE_MS);
    const answered = (message: AnswerMessage) => {
      forget();
      if ('failed' in message) reject(new Error(message.failed));
      else resolve(message.answers as Answer<N>);
    };
    const forget = () => {
      clearTimeout(timer);
      member.off('exit', gone);
      member.off('message', answered);
    };
    member.on('exit', gone);
    member.on('message', answered);
    member.send({ order: name, asks });
  });
}
