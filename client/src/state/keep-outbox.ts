import { v4 as newId } from 'uuid';
import { isGone, liveAs } from './living-tabs';
import { isSame, type KeptEntry, type OutboxEntry } from './outbox';
import { type ClaimKey, openOutboxDisk } from './outbox-disk';
import type { PageEvent } from './page-event';
import type { PageState } from './page-state';
import type { Dispatch, PageStore } from './store';
import { keyOfYou } from './told';

/** Longer than the answer to a message takes. A tab that is gone, and is not known to be, holds up no longer than this. */
const CLAIM_MS = 15_000;

/** A claim that holds for so long still is not made anew: until then every answer has come, or none will. */
const HOLDS_MS = 11_000;

/** The tab in which something was written sends it before the others look at it. */
const LOOK_AFTER_MS = 1_000;

/** What is left of someone who does not come back goes. */
const FORGOTTEN_AFTER_MS = 30 * 24 * 60 * 60 * 1_000;

type Acknowledged = Extract<PageEvent, { type: 'acknowledged' }>;

export type OutboxKeeper = ReturnType<typeof keepOutbox>;

/**
 * Keeps the outbox of the page and the one on disk the same, and tells the person's other tabs. Where the disk fails, the
 * page goes on with what is in its memory.
 */
export function keepOutbox(store: PageStore, dispatch: Dispatch) {
  const disk = openOutboxDisk();
  const tab = newId();
  const adding = new Set<string>();
  /** Until when which rooms are this tab's to send to, and whether what waits for them was read then. */
  const claimed = new Map<string, { key: ClaimKey; until: number; isRead: boolean }>();
  let who = '';
  /** The person's entries as they are on disk, by `clientId`. */
  let known = new Map<string, KeptEntry>();
  let channel: BroadcastChannel | undefined;
  let writes = 0;
  let isAboutToRead = false;

  function heed(state: PageState, before: PageState) {
    const { outbox, stage } = state;
    const whoNow = keyOfYou(state);
    if (whoNow !== who) return turnTo(whoNow, stage.name === 'gone' && stage.code === 'signed_out');
    if (outbox === before.outbox) return;
    for (const entry of outbox) {
      if (entry.state === 'writing') void add(entry);
      else if (isKept(entry)) change(entry);
    }
    const now = new Map(outbox.map((entry) => [entry.clientId, entry]));
    for (const [clientId, { place }] of known) {
      const left = now.get(clientId);
      if (left && isKept(left)) continue;
      known.delete(clientId);
      void write(disk.drop(place), left);
    }
  }

  /** Someone else is here, or nobody. What the one before wrote waits for them, unless they logged out. */
  function turnTo(next: string, isLoggedOut: boolean) {
    const before = who;
    releaseAll();
    who = next;
    known.clear();
    if (isLoggedOut) void write(disk.read((entry) => entry.who !== before));
    if (who !== '') void read();
  }

  async function add(entry: OutboxEntry) {
    const { clientId } = entry;
    if (adding.has(clientId)) return;
    adding.add(clientId);
    const kept = { ...entry, state: 'pending' } as const;
    const place = await write(entry.attachments ? keepFiles(entry).then(() => disk.add(kept)) : disk.add(kept));
    adding.delete(clientId);
    if (place !== undefined && entry.who === who) known.set(clientId, { ...kept, place });
    dispatch({ type: 'entryKept', clientId, place });
  }

  function change(entry: KeptEntry) {
    const before = known.get(entry.clientId);
    if (before && isSame(before, entry)) return;
    known.set(entry.clientId, entry);
    void write(disk.change(entry));
  }

  /** Undefined where the disk failed. The other tabs are told, at once of what was acknowledged as what. */
  async function write<T>(writing: Promise<T>, left?: OutboxEntry): Promise<T | undefined> {
    writes += 1;
    try {
      const written = await writing;
      const { clientId, seq } = left ?? {};
      channel?.postMessage(seq === undefined ? null : { type: 'acknowledged', clientId, seq });
      return written;
    } catch {}
  }

  async function read(): Promise<void> {
    const [whose, before] = [who, writes];
    const longAgo = Date.now() - FORGOTTEN_AFTER_MS;
    try {
      const all = await disk.read((entry) => entry.who === whose || entry.writtenAt > longAgo);
      if (whose !== who) return;
      // What was read is older than what was written meanwhile.
      if (before !== writes) return await read();
      take(all);
    } catch {
      dispatch({ type: 'outboxUnread' });
    }
  }

  function take(all: readonly KeptEntry[]) {
    const entries = all.filter((entry) => entry.who === who);
    known = new Map(entries.map((entry) => [entry.clientId, entry]));
    dispatch({ type: 'outboxRead', entries });
  }

  function hear(acknowledged: Acknowledged | null) {
    if (acknowledged) {
      known.delete(acknowledged.clientId);
      dispatch(acknowledged);
    }
    if (isAboutToRead) return;
    isAboutToRead = true;
    setTimeout(() => {
      isAboutToRead = false;
      void read();
    }, LOOK_AFTER_MS);
  }

  function release(roomId: string) {
    const claim = claimed.get(roomId);
    claimed.delete(roomId);
    // One that has lapsed may be another tab's by now.
    if (claim && claim.until > Date.now()) disk.release(claim.key).catch(() => {});
  }

  function releaseAll() {
    for (const roomId of [...claimed.keys()]) release(roomId);
  }

  store.subscribe(heed);
  disk.ready
    .then(() => {
      liveAs(tab);
      channel = new BroadcastChannel('snug.outbox');
      channel.onmessage = ({ data }) => hear(data);
    })
    // There is nothing to share with other tabs.
    .catch(() => {});

  return {
    release,

    releaseAll,

    /** Takes over what was kept elsewhere. Rejects where the disk fails. */
    async adopt(entry: OutboxEntry): Promise<void> {
      await disk.add(entry);
      void read();
    },

    /**
     * Whether this tab may send the entry now: it is still there, and no other tab sends to its room. If so, none will
     * for as long as an answer may take after `ms`.
     */
    async claim(entry: OutboxEntry, ms = 0): Promise<boolean> {
      const { roomId, clientId } = entry;
      if (!isKept(entry)) return true;
      const key: ClaimKey = [entry.who, roomId];
      const now = Date.now();
      const mine = claimed.get(roomId);
      if (mine?.isRead && mine.key[0] === entry.who && mine.until >= now + ms + HOLDS_MS) return true;
      const until = now + ms + CLAIM_MS;
      const before = writes;
      try {
        let [holder, all] = await disk.claim(key, { tab, until }, now);
        if (holder !== tab && (await isGone(holder)))
          [holder, all] = await disk.claim(key, { tab, until }, now, holder);
        const isRead = before === writes;
        if (isRead) take(all);
        if (holder === tab) claimed.set(roomId, { key, until, isRead });
        return holder === tab && all.some((one) => one.clientId === clientId);
      } catch {
        // The server takes a message that comes twice for one.
        return true;
      }
    },
  };
}

/** Before the entry: one on disk has its files there. */
async function keepFiles(entry: OutboxEntry): Promise<void> {
  const { blobs } = await import('../files/blobs');
  await blobs.keep(entry);
}

function isKept(entry: OutboxEntry): entry is KeptEntry {
  return entry.place !== undefined;
}
