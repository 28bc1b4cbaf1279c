/** A process of the load: some connections of the crowd. It does what the run orders over IPC and ends with it. */
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { bareWs } from './drivers/bare-ws';
import { deltaFeed } from './drivers/delta-feed';
import type { Driver } from './drivers/driver';
import { fullFeed } from './drivers/full-feed';
import { benchName } from './drivers/name';
import { stockSocketIo } from './drivers/stock-socket-io';
import { Histogram } from './histogram';
import { Member } from './member';
import type { AnswerMessage, DriverName, Faults, Glance, JoinOrder, OrderMessage, OrderName, Orders } from './orders';
import { type Sender, talkInStep, talkOpenly } from './talk';
import { Tally } from './tally';
import { now } from './text';

const drivers: Record<DriverName, Driver> = {
  'delta-feed': deltaFeed,
  'full-feed': fullFeed,
  'stock-socket-io': stockSocketIo,
  'bare-ws': bareWs,
};

/** Connections that are joining at the same time, a process. */
const JOINING_AT_ONCE = 64;
/** Latency is recorded on so many connections a process. */
const SAMPLED = 25;

const tally = new Tally();
const members: Member[] = [];
const senders: Sender[] = [];
let stopTalking: () => void = () => {};
let lastUse: EventLoopUtilization = performance.eventLoopUtilization();

type Handlers = { [N in OrderName]: (asks: Orders[N]['asks']) => Promise<Orders[N]['answers']> | Orders[N]['answers'] };

const handlers: Handlers = {
  async join(order) {
    const indexes: number[] = [];
    for (let index = order.first; index < order.sockets; index += order.step) indexes.push(index);
    const sampleEvery = Math.max(1, Math.floor(indexes.length / SAMPLED));
    const end = performance.now() + (order.withinMs ?? Number.POSITIVE_INFINITY);
    const joinNext = async (): Promise<void> => {
      for (let index = indexes.shift(); index !== undefined; index = indexes.shift()) {
        if (performance.now() > end) return;
        await join(order, index, members.length % sampleEvery === 0);
      }
    };
    await Promise.all(Array.from({ length: JOINING_AT_ONCE }, joinNext));
    return { joined: members.length };
  },

  talk(order) {
    stopTalking =
      order.pace === 'open' ? talkOpenly(senders, order, tally) : talkInStep(senders, order.inFlight, tally);
    return {};
  },

  glance({ record }): Glance {
    const use = performance.eventLoopUtilization(lastUse);
    lastUse = performance.eventLoopUtilization();
    const glance = {
      deliveries: tally.deliveries,
      bytes: members.reduce((sum, member) => sum + member.voice.bytes, 0),
      answered: tally.answered,
      busy: use.utilization,
      latency: tally.latency.toCounts(),
      answerLatency: tally.answerLatency.toCounts(),
    };
    tally.latency.clear();
    tally.answerLatency.clear();
    tally.recording = record;
    return glance;
  },

  hush() {
    stopTalking();
    return { sent: Object.fromEntries(senders.map((sender) => [sender.index, sender.sent])) };
  },

  async settle({ sent, timeoutMs }): Promise<Faults> {
    const end = performance.now() + timeoutMs;
    const here = () => members.filter((member) => member.cutFor === undefined);
    while (performance.now() < end && here().some((member) => member.stillMissing(sent) > 0)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const cut: Record<string, number> = {};
    for (const { cutFor } of members) if (cutFor !== undefined) cut[cutFor] = (cut[cutFor] ?? 0) + 1;
    return {
      missing: tally.missing + here().reduce((sum, member) => sum + member.stillMissing(sent), 0),
      doubled: tally.doubled,
      gaps: tally.gaps,
      refused: tally.refused,
      cut,
      cutSockets: members.length - here().length,
    };
  },

  async reenter({ times }) {
    const latency = new Histogram();
    const { voice } = members[0] as Member;
    const before = voice.bytes;
    for (let i = 0; i < times; i++) {
      const at = now();
      await new Promise<void>((resolve, reject) => {
        if (voice.enterAgain) voice.enterAgain(resolve);
        else reject(new Error('this protocol does not answer an entry'));
      });
      latency.add(now() - at);
    }
    return { latency: latency.toCounts(), bytes: (voice.bytes - before) / times };
  },

  leave() {
    for (const member of members) member.voice.close();
    return {};
  },
};

async function join(order: JoinOrder, index: number, sampled: boolean): Promise<void> {
  const member = new Member(order.senders, tally, sampled);
  members.push(member);
  member.voice = await drivers[order.driver].join(order.port, benchName(order.crowd, index), member);
  if (index < order.senders) senders.push({ index, member, sent: 0 });
}

async function obey<N extends OrderName>(order: N, asks: Orders[N]['asks']): Promise<void> {
  let answer: AnswerMessage;
  try {
    answer = { answers: await handlers[order](asks) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(answer);
}

process.on('message', (message: OrderMessage) => void obey(message.order, message.asks));
process.on('disconnect', () => process.exit(0));
