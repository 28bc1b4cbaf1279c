import fc from 'fast-check';
import { GENERAL, personKey } from '../../src/protocol/index';
import { aClaim, aGuest, aMessage, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';
import { type Answer, type Operation, RoomModel } from './room-model';

const kept = new KeptStore();

const anyAuthor = fc.constantFrom(aGuest('Mira', 'x'), aClaim('Mira', 'x'), aClaim('Five', 5), aClaim('Five', '5'));

const anyText = fc.constantFrom('one', 'two', 'three');

const anyMessage = fc
  .record({
    author: anyAuthor,
    message: anyText,
    clientId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    replyTo: fc.option(fc.constant(1), { nil: undefined, freq: 4 }),
  })
  .map(({ clientId, replyTo, ...fields }) =>
    aMessage({ ...fields, ...(clientId ? { clientId } : {}), ...(replyTo ? { replyTo } : {}) }),
  );

const anyNotice = fc
  .record({ kind: fc.constantFrom('entered' as const, 'left' as const), author: anyAuthor })
  .map(({ kind, author }) => aNotice(kind, author));

const anySeq = fc.nat({ max: 14 }).map((one) => one + 1);

const one = <const T extends string>(type: T) => ({ type: fc.constant(type) });

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ ...one('append'), message: anyMessage }) },
  { weight: 3, arbitrary: fc.record({ ...one('append'), message: anyNotice }) },
  { weight: 3, arbitrary: fc.record({ ...one('edit'), seq: anySeq, message: anyText }) },
  { weight: 2, arbitrary: fc.record({ ...one('delete'), seq: anySeq }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...one('react'),
      seq: anySeq,
      emoji: fc.constantFrom('👍', '🎉'),
      by: anyAuthor,
      isOn: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...one('pin'), seq: anySeq, isOn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ ...one('clear'), by: fc.option(anyAuthor) }) },
  { weight: 1, arbitrary: fc.record(one('undo')) },
  { weight: 1, arbitrary: fc.record({ ...one('sweep'), author: anyAuthor }) },
);

/** Operations that are asked for at once, and what happens after them. */
const anyTurn = fc.record({
  operations: fc.array(anyOperation, { maxLength: 12 }),
  reopens: fc.nat(3).map((number) => number === 0),
  indexes: fc.boolean(),
});

test('any mix of operations, many at once, ends as the model of a room does', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(anyTurn, { maxLength: 8 }), async (turns) => {
        const model = new RoomModel();
        for (const turn of turns) {
          const answers = await Promise.all(turn.operations.map(perform));
          expect(answers).toEqual(turn.operations.map((operation) => model.perform(operation)));
          if (turn.reopens) await kept.reopen();
          if (turn.indexes) await kept.index();
        }
        const { occupants, ...record } = await kept.room(5);
        expect(record).toEqual(model.record(5));
        expect(new Set(occupants)).toEqual(new Set(model.occupants()));
        for (const before of [1, 4, 9, 1_000]) {
          const { messages } = kept.store;
          expect(await messages.messagesBefore(GENERAL, before, 3)).toEqual(model.messagesBefore(before, 3));
          expect(await messages.messagesAfter(GENERAL, before, 3)).toEqual(model.messagesAfter(before, 3));
          expect(await messages.message(GENERAL, before)).toEqual(model.message(before));
        }
        const pins = await kept.store.messages.pins(GENERAL);
        expect(pins.map(({ seq }) => seq).reverse()).toEqual(model.pins());
        for (let since = 0; since <= record.seq + 1; since += 1) {
          for (const most of [1, 4, 100]) {
            const told = await kept.store.messages.changesSince(GENERAL, since, { changes: most, bytes: 1_000_000 });
            expect(told).toEqual(model.changesSince(since, most));
          }
        }
        for (const word of ['one', 'two', 'hr', 'e']) expect(await search(word)).toEqual(model.search(word));
      })
      .beforeEach(async () => {
        await kept.close();
        await kept.open();
      }),
    { numRuns: 60 },
  );
});

async function search(word: string): Promise<number[]> {
  const { found } = await kept.store.search.search({ words: [word], roomIds: [GENERAL], limit: 100 });
  return found.map(({ message }) => message.seq);
}

async function perform(operation: Operation): Promise<Answer> {
  const { messages } = kept.store;
  try {
    switch (operation.type) {
      case 'append':
        return await messages.append(GENERAL, operation.message);
      case 'edit':
        return await messages.edit(GENERAL, operation.seq, { message: operation.message, mentions: undefined, at: 1 });
      case 'delete':
        return await messages.delete(GENERAL, operation.seq);
      case 'react':
        return await messages.react(GENERAL, operation.seq, { ...operation, at: 1 });
      case 'pin':
        return await messages.pin(GENERAL, operation.seq, { isOn: operation.isOn, at: 1 });
      case 'clear':
        return await messages.clear(GENERAL, operation.by, 0);
      case 'undo':
        return seqOf(await messages.undoClear(GENERAL, 0, 0, 0));
      case 'sweep':
        return seqOf(await messages.sweep(GENERAL, personKey(operation.author), 0, 0));
    }
  } catch (error) {
    return { refused: (error as { code: string }).code };
  }
}

function seqOf(change: { seq: number } | undefined) {
  return change && { seq: change.seq };
}
