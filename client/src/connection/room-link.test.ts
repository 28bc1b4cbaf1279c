import type { CommandName } from '@protocol/commands';
import { batch, freshReply, resumedReply, said } from '../state/builders';
import type { Kept, KeptIdentity } from '../state/kept';
import { createPageStore } from '../state/store';
import { openRoomLink } from './room-link';
import type { Answer, Wire, WireEvents } from './wire';

const known: KeptIdentity = { userID: 'jo', username: 'Jo', token: 't', entered: true };
const refusal = (code: string, retryAfterMs?: number) => ({ ok: false, error: { code, message: code, retryAfterMs } });

/** A wire whose other end is the test. */
class FakeWire implements Wire {
  isUp = false;
  events!: WireEvents;
  asked: { command: CommandName; payload: unknown; answer: (reply: unknown) => Promise<void> }[] = [];

  open(events: WireEvents) {
    this.events = events;
  }

  request<C extends CommandName>(command: C, payload: unknown): Promise<Answer<C>> {
    return new Promise((resolve) => {
      const answer = (reply: unknown) => {
        resolve(reply as Answer<C>);
        return settled();
      };
      this.asked.push({ command, payload, answer });
    });
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

  /** The next thing that was asked, which has to be this. */
  next(command: CommandName) {
    const asked = this.asked.shift();
    expect(asked?.command).toBe(command);
    if (!asked) throw new Error(`Nobody asked for ${command}`);
    return asked;
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(identity: KeptIdentity | null = known) {
  const wire = new FakeWire();
  const { store, dispatch } = createPageStore();
  const waited: number[] = [];
  const kept: Kept = {
    identity: () => identity,
    keepIdentity: (next) => {
      identity = next;
    },
    outbox: () => [],
    keepEntry: () => {},
    dropEntry: () => {},
    draft: () => '',
    keepDraft: () => {},
  };
  const wait = async (ms: number) => {
    waited.push(ms);
    await settled();
  };
  const link = openRoomLink({ wire, store, dispatch, kept, wait });
  const write = (clientId: string) => {
    dispatch({ type: 'written', entries: [{ clientId, message: clientId, writtenAt: 1, state: 'pending' }] });
    link.flush();
  };
  const shown = () => {
    const { room, outbox } = store.getState();
    return [...(room?.messages ?? []).map(({ seq }) => seq), ...outbox.map(({ clientId }) => clientId)];
  };
  const enter = async () => {
    await wire.up();
    await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2]) });
  };
  return { wire, store, link, waited, write, shown, enter, identity: () => identity };
}

test('a new person is asked for a name and comes in with it', async () => {
  const { wire, store, link, identity } = setUp(null);
  await wire.up();
  await wire.next('CreateUserData').answer({ ok: true, userID: 'u', username: 'Calm Ada', token: 't' });
  expect(store.getState().stage).toMatchObject({ name: 'joining', suggested: 'Calm Ada' });
  link.join('Jo');
  const entering = wire.next('UserEnteredRoom');
  expect(entering.payload).toEqual({ userID: 'u', username: 'Jo', token: 't' });
  await entering.answer({ ok: true, ...freshReply([1]) });
  expect(store.getState().stage).toEqual({ name: 'here' });
  expect(identity()).toEqual({ userID: 'u', username: 'Jo', token: 't', entered: true });
});

test('a refused name is asked for again, with the reason', async () => {
  const { wire, store, link } = setUp();
  await wire.up();
  await wire.next('UserEnteredRoom').answer(refusal('name_taken'));
  expect(store.getState().stage).toMatchObject({
    name: 'joining',
    suggested: 'Jo',
    busy: false,
    problem: 'name_taken',
  });
  link.join('Jo B');
  expect(wire.next('UserEnteredRoom').payload).toMatchObject({ username: 'Jo B' });
});

test('one whom the server no longer knows gets a new identity and keeps the name', async () => {
  const { wire, store } = setUp();
  await wire.up();
  await wire.next('UserEnteredRoom').answer(refusal('token_invalid'));
  await wire.next('CreateUserData').answer({ ok: true, userID: 'new', username: 'Calm Ada', token: 'n' });
  const entering = wire.next('UserEnteredRoom');
  expect(entering.payload).toEqual({ userID: 'new', username: 'Jo', token: 'n' });
  await entering.answer({ ok: true, ...freshReply([1]) });
  expect(store.getState().stage.name).toBe('here');
});

test('batches that arrive before the answer to entering are neither lost nor doubled', async () => {
  const { wire, shown } = setUp();
  await wire.up();
  wire.events.changed(batch(said(2), said(3)));
  wire.events.changed(batch(said(4)));
  await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2, 3]) });
  expect(shown()).toEqual([1, 2, 3, 4]);
});

test('a gap is closed by asking for what changed since', async () => {
  const { wire, shown, enter } = setUp();
  await enter();
  wire.events.changed(batch(said(4)));
  expect(shown()).toEqual([1, 2]);
  wire.events.changed(batch(said(5)));
  const entering = wire.next('UserEnteredRoom');
  expect(entering.payload).toMatchObject({ since: { epoch: 'one', seq: 2 } });
  await entering.answer({ ok: true, ...resumedReply([said(3), said(4)], 4) });
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  expect(wire.asked).toEqual([]);
});

test('a head that stays ahead for a beat is silent loss', async () => {
  const { wire, enter } = setUp();
  await enter();
  const beat = (seq: number) => wire.events.beat({ heads: { general: { epoch: 'one', seq } } });
  beat(3);
  wire.events.changed(batch(said(3)));
  beat(5);
  expect(wire.asked).toEqual([]);
  beat(5);
  wire.next('UserEnteredRoom');
});

test('another epoch is noticed at once', async () => {
  const { wire, enter } = setUp();
  await enter();
  wire.events.beat({ heads: { general: { epoch: 'two', seq: 0 } } });
  wire.next('UserEnteredRoom');
});

test('what is written while the connection is gone is sent in order after what was missed is here', async () => {
  const { wire, write, shown, enter } = setUp();
  await enter();
  await wire.down();
  write('a');
  write('b');
  expect(wire.asked).toEqual([]);
  await wire.up();
  const entering = wire.next('UserEnteredRoom');
  expect(wire.asked).toEqual([]);
  await entering.answer({ ok: true, ...resumedReply([said(3)], 3) });
  const first = wire.next('SendMessage');
  expect(first.payload).toMatchObject({ clientId: 'a' });
  expect(wire.asked).toEqual([]);
  await first.answer({ ok: true, id: 'x', seq: 4, sentAt: 1 });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
  expect(shown()).toEqual([1, 2, 3, 'a', 'b']);
});

test('a message whose answer never came is sent again under the same clientId', async () => {
  const { wire, write, enter } = setUp();
  await enter();
  write('a');
  await wire.down();
  await wire.up();
  await wire.next('UserEnteredRoom').answer({ ok: true, ...resumedReply([], 2) });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});

test('a message refused for now waits as long as it is told to, and stays first', async () => {
  const { wire, store, waited, write, enter } = setUp();
  await enter();
  write('a');
  write('b');
  await wire.next('SendMessage').answer(refusal('rate_limited', 1_234));
  expect(waited).toEqual([1_234]);
  expect(store.getState().outbox[0]).toMatchObject({ state: 'pending', note: 'rate_limited' });
  await settled();
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});

test('a message refused for good holds nobody up', async () => {
  const { wire, store, write, enter } = setUp();
  await enter();
  write('a');
  write('b');
  await wire.next('SendMessage').answer(refusal('message_invalid'));
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', note: 'message_invalid', mustChange: true });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
});

test('a message refused for a reason that this page does not know may be tried again', async () => {
  const { wire, store, write, enter } = setUp();
  await enter();
  write('a');
  await wire.next('SendMessage').answer(refusal('of_a_later_version'));
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', mustChange: false });
});

test('a server that forgot us is entered again before the message', async () => {
  const { wire, write, enter } = setUp();
  await enter();
  write('a');
  await wire.next('SendMessage').answer(refusal('not_entered'));
  await wire.next('UserEnteredRoom').answer({ ok: true, ...resumedReply([], 2) });
  await settled();
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});
