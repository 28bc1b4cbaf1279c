import fc from 'fast-check';
import { aMessage, aStoredMessage } from '../../test/support/builders';
import type { RoomChange, StoredMessage } from '../domain/ports';
import { MessageWindow } from '../domain/room/message-window';
import { EncodedRoom } from './encoded-room';

const SIZE = 6;

/** A room's window and the changes that nobody was told of yet. */
class Room {
  readonly window = new MessageWindow(SIZE, []);
  private seq = 0;
  private untold: RoomChange[] = [];

  send(text: string): void {
    this.seq += 1;
    const message = { ...aMessage({ message: text }), seq: this.seq, changedSeq: this.seq };
    this.window.append(message);
    this.untold.push({ type: 'message', seq: this.seq, message });
  }

  clear(): void {
    this.seq += 1;
    this.window.clear();
    this.untold.push({ type: 'cleared', seq: this.seq, by: null });
  }

  /** Give one of the messages that are still there another text, or take it away. */
  change(which: number, fields: Partial<StoredMessage>): void {
    const known = this.window.all()[which % Math.max(1, this.window.all().length)];
    if (!known) return;
    this.seq += 1;
    const message = { ...known, ...fields, changedSeq: this.seq };
    this.window.replace(message);
    this.untold.push({ type: 'message', seq: this.seq, message });
  }

  takeBatch(): RoomChange[] {
    const batch = this.untold;
    this.untold = [];
    return batch;
  }
}

const shown = ({ window }: Room) =>
  JSON.stringify(
    window
      .all()
      .filter(({ deleted }) => !deleted)
      .map(entry),
  );
const entry = ({ message, seq }: StoredMessage) => ({ message, seq });
const encode = (message: StoredMessage) => JSON.stringify(entry(message));

const anyStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('send' as const), text: fc.string({ unit: 'grapheme' }) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'clear' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('edit' as const), which: fc.nat(SIZE), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), which: fc.nat(SIZE) }) },
  { weight: 4, arbitrary: fc.constant({ type: 'batch' as const }) },
  // Nobody reads the feed for a while, so that nobody follows what happens.
  { weight: 1, arbitrary: fc.constant({ type: 'skip' as const }) },
);

test('what is kept is the JSON of the window, after any mix of messages, edits, deletes, clears and batches that nobody read', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const room = new Room();
      const encoded = new EncodedRoom(encode);
      for (const step of [...steps, { type: 'send' as const, text: 'last' }, { type: 'batch' as const }]) {
        if (step.type === 'send') room.send(step.text);
        if (step.type === 'clear') room.clear();
        if (step.type === 'edit') room.change(step.which, { message: step.text });
        if (step.type === 'delete') room.change(step.which, { message: '', deleted: true });
        if (step.type === 'skip') room.takeBatch();
        if (step.type === 'batch') {
          encoded.follow(room.window, room.takeBatch());
          expect(encoded.json()).toBe(shown(room));
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('each message is encoded once, however many changes follow it', () => {
  const encodedSeqs: number[] = [];
  const encoded = new EncodedRoom((message) => {
    encodedSeqs.push(message.seq);
    return encode(message);
  });
  const room = new Room();
  for (let count = 0; count < 3 * SIZE; count += 1) {
    room.send('hello');
    encoded.follow(room.window, room.takeBatch());
  }
  expect(encodedSeqs).toEqual(Array.from({ length: 3 * SIZE }, (_, index) => index + 1));
});

test('a room that has messages from before the start is encoded whole', () => {
  const window = new MessageWindow(
    SIZE,
    [1, 2, 3].map((seq) => aStoredMessage(seq)),
  );
  const message = aStoredMessage(4);
  window.append(message);
  const encoded = new EncodedRoom(encode);
  encoded.follow(window, [{ type: 'message', seq: 4, message }]);
  expect(encoded.json()).toBe(JSON.stringify(window.all().map(entry)));
});

test('the newest of it is what fits, from the newest on, whole messages alone', () => {
  const window = new MessageWindow(
    SIZE,
    [1, 2, 3].map((seq) => aStoredMessage(seq, { message: 'x'.repeat(seq) })),
  );
  const encoded = new EncodedRoom((message) => (message.seq === 2 ? undefined : encode(message)));
  encoded.begin(window, 3);
  const [first = '', , third = ''] = window.all().map(encode);
  expect(encoded.json()).toBe(`[${first},${third}]`);
  expect(encoded.newest(1_000)).toBe(encoded.json());
  expect(encoded.newest(first.length + third.length)).toBe(`[${third}]`);
  expect(encoded.newest(first.length + third.length + 1)).toBe(encoded.json());
  expect(encoded.newest(third.length - 1)).toBe('[]');
});

test('begun anew, it follows what comes after', () => {
  const room = new Room();
  const encoded = new EncodedRoom(encode);
  room.send('before');
  room.takeBatch();
  encoded.begin(room.window, 1);
  room.send('after');
  encoded.follow(room.window, room.takeBatch());
  expect(encoded.json()).toBe(shown(room));
});
