import type { Hub } from '../delivery/hub';
import type { Admission } from '../domain/authority/admission';
import type { Chat } from '../domain/chat';
import type { Files } from '../domain/files/files';
import type { PasswordHasher, Store } from '../domain/ports';
import type { Deliveries } from '../domain/programs/deliveries';
import type { Answers } from '../doors/http/answers';
import type { Refusals } from '../doors/refusals';
import type { FeedTraffic, Traffic } from '../doors/traffic';
import type { Reading } from './reading';

/** What is measured. All of it is counted anyway. */
export interface Measured {
  chat: Pick<Chat, 'online' | 'chatRoomData' | 'said'>;
  store: Pick<Store, 'isHealthy' | 'figures'>;
  files: Pick<Files, 'figures'>;
  hasher: Pick<PasswordHasher, 'waiting'>;
  hub: Pick<Hub, 'channels'>;
  admission: Pick<Admission, 'onTheWay'>;
  traffic: Traffic;
  answers: Answers;
  refusals: Refusals;
  deliveries: Pick<Deliveries, 'counts'>;
  isReady(): boolean;
}

/** Every metric of Snug's own. None is told by anything that a visitor chose: no name, no room, no address. */
export function readings(measured: Measured): Reading[] {
  return [
    ...ofPeople(measured),
    ...ofDelivery(measured),
    ...ofStore(measured),
    ...ofFiles(measured),
    ...ofDoors(measured),
  ];
}

function ofPeople({ chat, hasher, traffic, admission, isReady }: Measured): Reading[] {
  return [
    {
      name: 'snug_ready',
      type: 'gauge',
      help: '1 while new connections are welcome, as /readyz tells.',
      read: () => (isReady() ? 1 : 0),
    },
    {
      name: 'snug_connections',
      type: 'gauge',
      help: 'Connections that are open.',
      label: 'feed',
      read: () => byFeed(traffic, ({ connections }) => connections.size),
    },
    {
      name: 'snug_connections_opened_total',
      type: 'counter',
      help: 'Connections that were let in.',
      label: 'feed',
      read: () => byFeed(traffic, ({ opened }) => opened),
    },
    {
      name: 'snug_connections_ended_total',
      type: 'counter',
      help: 'Connections that ended, in the words of Socket.IO.',
      label: 'reason',
      read: () => traffic.ended.all(),
    },
    {
      name: 'snug_handshakes',
      type: 'gauge',
      help: 'Connections that have a place and are not in yet.',
      read: () => admission.onTheWay,
    },
    {
      name: 'snug_people_online',
      type: 'gauge',
      help: 'People who are connected, by one connection or more, or were seconds ago. Clients of the full feed prove nobody.',
      read: () => chat.online.size,
    },
    {
      name: 'snug_rooms_in_memory',
      type: 'gauge',
      help: 'Rooms that are held in memory.',
      read: () => chat.chatRoomData.size,
    },
    {
      name: 'snug_messages_total',
      type: 'counter',
      help: 'Messages that were stored. Neither retries nor notices.',
      read: () => chat.said.messages,
    },
    {
      name: 'snug_password_hashes_waiting',
      type: 'gauge',
      help: 'Passwords that are being hashed or wait for it.',
      read: () => hasher.waiting,
    },
  ];
}

function ofDelivery({ traffic, hub }: Measured): Reading[] {
  return [
    {
      name: 'snug_batch_changes',
      type: 'histogram',
      help: 'Changes of a room in each batch that was written to its readers.',
      label: 'feed',
      read: () => [...hub.channels].map(({ name, batches }) => [name, batches] as const),
    },
    {
      name: 'snug_deliveries_total',
      type: 'counter',
      help: 'Events of rooms that were written to connections, each to each of them.',
      label: 'feed',
      read: () => byFeed(traffic, ({ deliveries }) => deliveries),
    },
    {
      name: 'snug_delivered_bytes_total',
      type: 'counter',
      help: 'Bytes of those events, as WebSocket frames.',
      label: 'feed',
      read: () => byFeed(traffic, ({ bytes }) => bytes),
    },
    {
      name: 'snug_unsent_events',
      type: 'gauge',
      help: 'Events that were written and have not left, over all connections.',
      label: 'feed',
      read: () => byFeed(traffic, (feed) => feed.unsent().events),
    },
    {
      name: 'snug_unsent_bytes',
      type: 'gauge',
      help: 'Bytes that were written and have not left, over all connections.',
      label: 'feed',
      read: () => byFeed(traffic, (feed) => feed.unsent().bytes),
    },
    {
      name: 'snug_slow_readers_cut_total',
      type: 'counter',
      help: 'Connections that were cut off because they did not read.',
      label: 'feed',
      read: () => byFeed(traffic, ({ slowReadersCut }) => slowReadersCut),
    },
  ];
}

function ofStore({ store }: Measured): Reading[] {
  return [
    {
      name: 'snug_store_healthy',
      type: 'gauge',
      help: '1 while the store can be written to.',
      read: () => (store.isHealthy() ? 1 : 0),
    },
    {
      name: 'snug_store_writes_waiting',
      type: 'gauge',
      help: 'Writes that are neither durable nor refused yet.',
      read: () => store.figures().waiting,
    },
    {
      name: 'snug_store_commit_writes',
      type: 'histogram',
      help: 'Writes in each transaction that was tried.',
      read: () => store.figures().commitWrites,
    },
    {
      name: 'snug_store_flush_duration_seconds',
      type: 'histogram',
      help: 'How long the disk took to keep a transaction.',
      read: () => store.figures().flushSeconds,
    },
    {
      name: 'snug_search_backlog',
      type: 'gauge',
      help: 'Changes of rooms that the search index has not come to.',
      read: () => store.figures().unindexed,
    },
  ];
}

function ofFiles({ files }: Measured): Reading[] {
  const gauge = (name: string, help: string, what: keyof ReturnType<Files['figures']>): Reading => ({
    name,
    type: 'gauge',
    help,
    read: () => files.figures()[what],
  });
  return [
    gauge('snug_files', 'Files that are kept.', 'files'),
    gauge('snug_files_bytes', 'The bytes of those files.', 'bytes'),
    gauge('snug_uploads', 'Uploads that are under way.', 'underWay'),
    gauge('snug_uploads_waiting', 'Uploads that wait for their turn.', 'waiting'),
  ];
}

function ofDoors({ answers, refusals, deliveries }: Measured): Reading[] {
  return [
    {
      name: 'snug_refusals_total',
      type: 'counter',
      help: 'Refusals by every door.',
      label: 'code',
      read: () => refusals.all(),
    },
    {
      name: 'snug_http_request_duration_seconds',
      type: 'histogram',
      help: 'How long HTTP answers took, but for those of Socket.IO; gone: the client did not wait.',
      label: 'status',
      read: () => answers.seconds,
    },
    {
      name: 'snug_webhook_tries_total',
      type: 'counter',
      help: 'How often a message was sent to an outgoing webhook.',
      label: 'outcome',
      read: () => Object.entries(deliveries.counts),
    },
  ];
}

function byFeed({ feeds }: Traffic, count: (traffic: FeedTraffic) => number): [string, number][] {
  return Object.entries(feeds).map(([feed, traffic]) => [feed, count(traffic)]);
}
