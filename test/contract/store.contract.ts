import fc from 'fast-check';
import type { NewMessage, RoomRecord, Store } from '../../src/domain/ports';
import { GENERAL, type Person, personKey } from '../../src/protocol/index';
import { aClaim, aGuest, aMessage, aNotice } from '../support/builders';
import { type Answer, type Operation, RoomModel } from './room-model';

/** One installation of a store. `reopen` closes a store and opens what it kept; absent where nothing is kept. */
export interface StoreHarness {
  open(): Promise<Store>;
  reopen?(store: Store): Promise<Store>;
  dispose(): void;
}

/** What the port `Store` promises, whichever adapter keeps it. */
export function storeContract(adapter: string, createHarness: () => StoreHarness): void {
  describe(`the store on ${adapter}`, () => {
    let harness: StoreHarness;
    let store: Store;

    beforeEach(async () => {
      harness = createHarness();
      store = await harness.open();
    });

    afterEach(async () => {
      await store.close();
      harness.dispose();
    });

    /** Go on with what the store has kept, where it keeps anything. */
    async function reopen(): Promise<void> {
      if (harness.reopen) store = await harness.reopen(store);
    }

    const say = (message: string, fields: Partial<NewMessage> = {}) =>
      store.append(GENERAL, aMessage({ message, ...fields }));
    const clear = (by: Person | null = null) => store.clear(GENERAL, by, 0);
    const room = async (windowSize = 1_000) => (await store.openRoom(GENERAL, windowSize)) as RoomRecord;
    const texts = async (windowSize?: number) => (await room(windowSize)).window.map(({ message }) => message);

    describe('a new installation', () => {
      test('has the room General, empty, at seq 0', async () => {
        expect(await room()).toEqual({
          room: { roomId: GENERAL, name: 'General' },
          seq: 0,
          cleared: null,
          restoredSeq: 0,
          window: [],
          occupants: [],
        });
      });

      test('is healthy, and has an epoch and a secret', () => {
        expect(store.isHealthy()).toBe(true);
        expect(store.installation.epoch).not.toBe('');
        expect(store.installation.secret).not.toBe('');
      });
    });

    describe('order', () => {
      test('every change takes the next seq, without gaps', async () => {
        expect((await say('one')).message.seq).toBe(1);
        expect(await clear()).toEqual({ seq: 2 });
        expect((await say('two')).message.seq).toBe(3);
        expect(await store.undoClear(GENERAL)).toEqual({ seq: 4 });
        await reopen();
        expect((await room()).seq).toBe(4);
        expect((await say('three')).message).toMatchObject({ seq: 5, changedSeq: 5 });
      });

      test('changes asked for at once resolve in seq order', async () => {
        const resolved: number[] = [];
        const changes = Array.from({ length: 1_200 }, async (_, index) => {
          const seq = index % 7 === 0 ? (await clear()).seq : (await say(`${index}`)).message.seq;
          resolved.push(seq);
        });
        await Promise.all(changes);
        expect(resolved).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
      });

      test('a refused change harms no neighbour and leaves no gap', async () => {
        const outcomes = await Promise.allSettled([
          say('one', { clientId: 'a' }),
          say('another text', { clientId: 'a' }),
          store.append('nowhere', aMessage()),
          say('two'),
        ]);
        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
        await reopen();
        const { seq, window } = await room();
        expect(seq).toBe(2);
        expect(window.map((message) => [message.seq, message.message])).toEqual([
          [1, 'one'],
          [2, 'two'],
        ]);
      });
    });

    describe('what was sent', () => {
      test.each<[string, Partial<NewMessage>]>([
        ['a text as time', { timeStamp: '10:45 PM' }],
        ['a number as time', { timeStamp: 1_700_000_000_123.5 }],
        ['null as time', { timeStamp: null }],
        ['an empty text as time', { timeStamp: '' }],
        ['no time', {}],
        ['a clientId', { clientId: 'my-own-id' }],
        ['a proven author', { author: aGuest('Mira') }],
        ['a claim with a number', { author: aClaim('Mira', 5) }],
        ['a claim with a number in a text', { author: aClaim('Mira', '5') }],
        ['a claim with quotes', { author: aClaim("O\"Brien \\ 'x'", '"; drop table messages; --') }],
        ['emoji and many scripts', { message: '👩‍👩‍👧 สวัสดี नमस्ते مرحبا 你好 Chào', author: aGuest('Ngọc Ánh 🌸') }],
        ['markup, quotes and LIKE wildcards', { message: `<b>"100%_\\'</b>; select '\n\t` }],
        ['the longest text', { message: '🧗'.repeat(4_000) }],
      ])('comes back as it was: %s', async (_name, fields) => {
        const message = aMessage(fields);
        const appended = await store.append(GENERAL, message);
        const stored = { ...message, seq: 1, changedSeq: 1 };
        expect(appended).toEqual({ message: stored, isNew: true });
        await reopen();
        expect((await room()).window).toStrictEqual([stored]);
        expect(await store.messagesBefore(GENERAL, 2, 10)).toStrictEqual([stored]);
      });

      test('a window is the newest messages, oldest first', async () => {
        for (const text of ['one', 'two', 'three']) await say(text);
        expect(await texts(2)).toEqual(['two', 'three']);
        expect(await texts(3)).toEqual(['one', 'two', 'three']);
        expect(await texts(4)).toEqual(['one', 'two', 'three']);
      });
    });

    describe('exactly once', () => {
      test('a retry answers what the first answered, and adds nothing', async () => {
        const first = await say('hello', { clientId: 'a', id: 'the-first', sentAt: 1 });
        await say('between');
        await reopen();
        const retry = await say('hello', { clientId: 'a', id: 'the-second', sentAt: 2 });
        expect(first.isNew).toBe(true);
        expect(retry).toEqual({ message: first.message, isNew: false });
        expect(await texts()).toEqual(['hello', 'between']);
        expect((await room()).seq).toBe(2);
      });

      test('retries at once with the first add nothing', async () => {
        const answers = await Promise.all([1, 2, 3].map(() => say('hello', { clientId: 'a' })));
        expect(answers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
        expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
        expect(await texts()).toEqual(['hello']);
      });

      test('a clientId with another text is refused', async () => {
        await say('hello', { clientId: 'a' });
        await reopen();
        await expect(say('hello!', { clientId: 'a' })).rejects.toMatchObject({ code: 'client_id_reused' });
        expect(await texts()).toEqual(['hello']);
      });

      test('a retry after a clear still adds nothing', async () => {
        await say('hello', { clientId: 'a' });
        await clear();
        expect(await say('hello', { clientId: 'a' })).toMatchObject({ isNew: false, message: { seq: 1 } });
        expect(await texts()).toEqual([]);
      });

      test('the clientId of one author is free for every other', async () => {
        const authors = [aGuest('a', 'x'), aGuest('b', 'y'), aClaim('a', 'x'), aClaim('a', '5'), aClaim('a', 5)];
        for (const author of authors) {
          expect(await say(`by ${personKey(author)}`, { author, clientId: 'a' })).toMatchObject({ isNew: true });
        }
        expect((await room()).window.map(({ author }) => author)).toEqual(authors);
      });

      test('the same text twice without a clientId is two messages', async () => {
        await say('hello');
        await say('hello');
        expect(await texts()).toEqual(['hello', 'hello']);
      });
    });

    describe('occupants', () => {
      test('a notice moves its author in or out', async () => {
        const [mira, theo] = [aGuest('Mira'), aClaim('Theo', 5)];
        await store.append(GENERAL, aNotice('entered', mira));
        await store.append(GENERAL, aNotice('entered', theo));
        await reopen();
        expect((await room()).occupants).toEqual(expect.arrayContaining([mira, theo]));
        await store.append(GENERAL, aNotice('left', mira));
        await reopen();
        expect((await room()).occupants).toEqual([theo]);
      });

      test('who enters again is there once, under the newer name', async () => {
        await store.append(GENERAL, aNotice('entered', aGuest('Mira', 'm')));
        await store.append(GENERAL, aNotice('entered', aGuest('Mirabel', 'm')));
        expect((await room()).occupants).toEqual([aGuest('Mirabel', 'm')]);
      });

      test('messages and clears move nobody', async () => {
        await store.append(GENERAL, aNotice('entered', aGuest('Mira')));
        await say('hello', { author: aGuest('Theo') });
        await clear(aGuest('Mira'));
        expect((await room()).occupants).toEqual([aGuest('Mira')]);
      });
    });

    describe('clearing', () => {
      test('hides everything so far, and says who did it', async () => {
        await say('before');
        await clear(aClaim('Theo', 5));
        await say('after');
        await reopen();
        expect(await texts()).toEqual(['after']);
        expect((await room()).cleared).toEqual({ seq: 2, by: aClaim('Theo', 5) });
        expect(await store.messagesBefore(GENERAL, 4, 10)).toMatchObject([{ message: 'after' }]);
      });

      test('can be done by nobody in particular', async () => {
        await clear(null);
        await reopen();
        expect((await room()).cleared).toEqual({ seq: 1, by: null });
      });

      test('is undone one clear at a time, the newest first', async () => {
        await say('one');
        await clear();
        await say('two');
        await clear();
        await say('three');
        expect(await store.undoClear(GENERAL)).toEqual({ seq: 6 });
        await reopen();
        expect(await texts()).toEqual(['two', 'three']);
        expect(await room()).toMatchObject({ seq: 6, restoredSeq: 6, cleared: { seq: 2 } });
        expect(await store.undoClear(GENERAL)).toEqual({ seq: 7 });
        await reopen();
        expect(await texts()).toEqual(['one', 'two', 'three']);
        expect(await room()).toMatchObject({ seq: 7, restoredSeq: 7, cleared: null });
        expect(await store.undoClear(GENERAL)).toBeUndefined();
        expect(await room()).toMatchObject({ seq: 7, restoredSeq: 7 });
      });
    });

    describe('older messages', () => {
      test('come by page, and stop at a clear', async () => {
        for (const text of ['hidden', 'hidden too']) await say(text);
        await clear();
        for (const text of ['a', 'b', 'c']) await say(text);
        const page = async (before: number, limit: number) =>
          (await store.messagesBefore(GENERAL, before, limit)).map(({ message }) => message);
        expect(await page(7, 2)).toEqual(['b', 'c']);
        expect(await page(5, 2)).toEqual(['a']);
        expect(await page(4, 2)).toEqual([]);
        expect(await page(1_000, 1_000)).toEqual(['a', 'b', 'c']);
      });
    });

    test('a room that does not exist is not opened, written to or read', async () => {
      const refusal = { code: 'room_not_found' };
      expect(await store.openRoom('nowhere', 10)).toBeUndefined();
      await expect(store.append('nowhere', aMessage())).rejects.toMatchObject(refusal);
      await expect(store.clear('nowhere', null, 0)).rejects.toMatchObject(refusal);
      await expect(store.undoClear('nowhere')).rejects.toMatchObject(refusal);
      await expect(store.messagesBefore('nowhere', 1, 1)).rejects.toMatchObject(refusal);
    });

    test('any mix of operations, many at once, ends as the model of a room does', async () => {
      await fc.assert(
        fc
          .asyncProperty(fc.array(anyTurn, { maxLength: 8 }), async (turns) => {
            const model = new RoomModel();
            for (const turn of turns) {
              const answers = await Promise.all(turn.operations.map((operation) => perform(store, operation)));
              expect(answers).toEqual(turn.operations.map((operation) => model.perform(operation)));
              if (turn.reopens) await reopen();
            }
            const { occupants, ...record } = await room(5);
            expect(record).toEqual(model.record(5));
            expect(new Set(occupants)).toEqual(new Set(model.occupants()));
            for (const before of [1, 4, 9, 1_000]) {
              expect(await store.messagesBefore(GENERAL, before, 3)).toEqual(model.messagesBefore(before, 3));
            }
          })
          .beforeEach(async () => {
            await store.close();
            harness.dispose();
            harness = createHarness();
            store = await harness.open();
          }),
        { numRuns: 40 },
      );
    });
  });
}

const anyAuthor = fc.constantFrom(aGuest('Mira', 'x'), aClaim('Mira', 'x'), aClaim('Five', 5), aClaim('Five', '5'));

const anyMessage = fc
  .record({
    author: anyAuthor,
    message: fc.constantFrom('one', 'two'),
    clientId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  })
  .map(({ clientId, ...fields }) => aMessage({ ...fields, ...(clientId ? { clientId } : {}) }));

const anyNotice = fc
  .record({ kind: fc.constantFrom('entered' as const, 'left' as const), author: anyAuthor })
  .map(({ kind, author }) => aNotice(kind, author));

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('append' as const), message: anyMessage }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('append' as const), message: anyNotice }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clear' as const), by: fc.option(anyAuthor) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'undo' as const }) },
);

/** Operations that are asked for at once, and whether the store is reopened after them. */
const anyTurn = fc.record({
  operations: fc.array(anyOperation, { maxLength: 12 }),
  reopens: fc.nat(3).map((one) => one === 0),
});

async function perform(store: Store, operation: Operation): Promise<Answer> {
  try {
    if (operation.type === 'append') return await store.append(GENERAL, operation.message);
    if (operation.type === 'clear') return await store.clear(GENERAL, operation.by, 0);
    return await store.undoClear(GENERAL);
  } catch (error) {
    return { refused: (error as { code: string }).code };
  }
}
