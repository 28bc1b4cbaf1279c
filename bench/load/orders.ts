import type { Counts } from './histogram';

/** What the run tells a load process to do, and what that answers. One order at a time. */
export interface Orders {
  join: { asks: JoinOrder; answers: { joined: number } };
  talk: { asks: TalkOrder; answers: Record<string, never> };
  /** Where things stand; from one glance to the next latencies are recorded. */
  glance: { asks: { record: boolean }; answers: Glance };
  hush: { asks: Record<string, never>; answers: { sent: Record<number, number> } };
  /** Waits until every socket has received all that was sent, or until time is up. */
  settle: { asks: { sent: Record<number, number>; timeoutMs: number }; answers: Faults };
  reenter: { asks: { times: number }; answers: { latency: Counts; bytes: number } };
  leave: { asks: Record<string, never>; answers: Record<string, never> };
}

export type OrderName = keyof Orders;
export type Answer<N extends OrderName> = Orders[N]['answers'];

export interface JoinOrder {
  /** The number of this crowd, so that no two crowds share a name. */
  crowd: number;
  driver: DriverName;
  port: number;
  /** Which connections of the crowd this process makes: first, first + step, … below `sockets`. */
  first: number;
  step: number;
  sockets: number;
  /** How many of the crowd talk: the connections below this number. */
  senders: number;
  /** Nobody begins to join after so many milliseconds. */
  withinMs?: number;
}

export type DriverName = 'delta-feed' | 'full-feed' | 'stock-socket-io' | 'bare-ws';

type TalkOrder =
  /** Open loop: so many a second from this process, whatever the server does. `phase` (0 to 1) shifts it within a beat. */
  | { pace: 'open'; perSecond: number; phase: number }
  /** Closed loop: each sender keeps so many unanswered. */
  | { pace: 'closed'; inFlight: number };

export interface Glance {
  deliveries: number;
  bytes: number;
  answered: number;
  /** Share of the time since the last glance that this process was busy: near 1, the load is what was measured. */
  busy: number;
  latency: Counts;
  answerLatency: Counts;
}

export interface Faults {
  missing: number;
  doubled: number;
  /** Gaps in `seq` that a connection saw. */
  gaps: number;
  refused: number;
  /** Connections that ended by themselves, by reason. */
  cut: Record<string, number>;
  /** Sockets that were cut; what they miss is not in `missing`. */
  cutSockets: number;
}

export interface OrderMessage {
  order: OrderName;
  asks: Orders[OrderName]['asks'];
}

export type AnswerMessage = { answers: Orders[OrderName]['answers'] } | { failed: string };
