import type { CommandName } from '@protocol/commands';
import type { Profile } from '@protocol/people';
import { PageStorage } from '../state/browser-storage';
import { freshReply, jo, writtenHere } from '../state/builders';
import { keepOutbox } from '../state/keep-outbox';
import { createKept } from '../state/kept';
import type { OutboxEntry } from '../state/outbox';
import { createPageStore } from '../state/store';
import { openRoomLink } from './room-link';
import type { Uploads } from './sender';
import type { SessionCommand } from './session-api';
import type { Answer, Wire, WireEvents } from './wire';

/** For tests: the other end of the page's connection, played by the test. */
export const refusal = (code: string, retryAfterMs?: number) => ({
  ok: false,
  error: { code, message: code, retryAfterMs },
});

interface Asked {
  command: CommandName;
  payload: unknown;
  answer: (reply: unknown) => Promise<void>;
}

class Questions {
  asked: Asked[] = [];

  ask<C extends CommandName>(command: C, payload: unknown): Promise<Answer<C>> {
    return new Promise((resolve) => {
      const answer = (reply: unknown) => {
        resolve(reply as Answer<C>);
        return settled();
      };
      this.asked.push({ command, payload, answer });
    });
  }

  /** The next thing that was asked, which has to be this. */
  next(command: CommandName): Asked {
    const asked = this.asked.shift();
    if (asked?.command !== command) throw new Error(`${asked?.command ?? 'Nothing'} was asked, not ${command}`);
    return asked;
  }
}

class FakeWire extends Questions implements Wire {
  isUp = false;
  connects = 0;
  events!: WireEvents;
  request = this.ask.bind(this);

  follow(events: WireEvents) {
    this.events = events;
  }

  connect() {
    this.connects += 1;
  }

  close() {
    this.isUp = false;
  }

  async up() {
    this.isUp = true;
    this.events.connected();
    await settled();
  }

  async down() {
    this.isUp = false;
    this.events.disconnected();
    for (const { answer } of this.asked.splice(0)) await answer(null);
  }
}

export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const noUploads: Uploads = { upload: async () => null, lose: () => {} };

export function connect({ storage = new PageStorage(), errand = null as string | null, uploads = noUploads } = {}) {
  const wire = new FakeWire();
  const api = new Questions();
  const { store, dispatch } = createPageStore();
  const kept = createKept(storage);
  const waited: number[] = [];
  if (errand !== null) dispatch({ type: 'errandCame', errand: { name: 'invite', secret: errand } });
  const link = openRoomLink({
    wire,
    ask: (command: SessionCommand, payload: unknown) => api.ask(command, payload) as never,
    store,
    dispatch,
    kept,
    // Node.js has no IndexedDB: as in a browser that refuses it, the outbox lasts as long as the page.
    keeper: keepOutbox(store, dispatch),
    uploads: async () => uploads,
    wait: async (ms) => {
      waited.push(ms);
      await settled();
    },
    now: () => 1,
    connected: () => {},
  });
  const whoAmI = (you: Profile | null) =>
    api.next('WhoAmI').answer({ ok: true, you, access: 'open', suggestedName: 'Calm Ada' });
  /** Comes up, and answers what a new connection asks first. */
  const up = async (reply: object) => {
    await wire.up();
    await wire.next('ListRooms').answer({ ok: true, rooms: [] });
    const entering = wire.next('UserEnteredRoom');
    await entering.answer({ ok: true, ...reply });
    return entering;
  };
  return {
    wire,
    api,
    up,
    store,
    kept,
    link,
    waited,
    whoAmI,
    async write(clientId: string, more: Partial<OutboxEntry> = {}) {
      dispatch({ type: 'written', entries: [writtenHere(clientId, { state: 'writing', ...more })] });
      await settled();
    },
    dispatch,
    shown() {
      const { room, outbox } = store.getState();
      return [...(room?.messages ?? []).map(({ seq }) => seq), ...outbox.map(({ clientId }) => clientId)];
    },
    async enter() {
      await whoAmI(jo);
      await up(freshReply([1, 2]));
    },
  };
}
