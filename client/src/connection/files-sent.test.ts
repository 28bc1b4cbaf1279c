import { personKey } from '@protocol/people';
import { jo, writtenHere } from '../state/builders';
import { connect, refusal } from './fake-server';
import type { Uploads } from './sender';

const FILE = '0b8f7c1e-5a57-4b8e-9f0e-1c2d3e4f5a6b';
const file = { key: 'k', roomId: 'general', name: 'cat.png', size: 3, type: 'image/png' };
const attachments = [file];

/** Uploads that a test answers one by one. */
function uploadsByHand() {
  const asked: ((answer: Awaited<ReturnType<Uploads['upload']>>) => void)[] = [];
  const lost: string[] = [];
  const uploads: Uploads = {
    upload: () => new Promise((resolve) => asked.push(resolve)),
    lose: ({ clientId }) => lost.push(clientId),
  };
  return { asked, lost, uploads };
}

test('a message goes once its files are there, and what was written after it goes after it', async () => {
  const { uploads, asked } = uploadsByHand();
  const { wire, enter, dispatch } = connect({ uploads });
  await enter();
  const who = personKey(jo);
  dispatch({
    type: 'written',
    entries: [writtenHere('a', { who, message: '', attachments }), writtenHere('b', { who })],
  });
  await settledFor(asked, 1);
  expect(wire.asked).toEqual([]);
  asked[0]?.({ ok: true, attachments: [{ fileId: FILE }] });
  await settledFor(wire.asked, 1);
  const sending = wire.next('SendMessage');
  expect(sending.payload).toEqual({ roomId: 'general', clientId: 'a', message: '', attachments: [{ fileId: FILE }] });
  await sending.answer({ ok: true, seq: 3 });
  await settledFor(wire.asked, 1);
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
});

test('a file that is refused holds up nobody behind it', async () => {
  const { uploads, asked } = uploadsByHand();
  const { wire, enter, dispatch, store } = connect({ uploads });
  await enter();
  const who = personKey(jo);
  dispatch({ type: 'written', entries: [writtenHere('a', { who, attachments }), writtenHere('b', { who })] });
  await settledFor(asked, 1);
  asked[0]?.(refusal('file_too_large') as never);
  await settledFor(wire.asked, 1);
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', note: 'file_too_large', mustChange: true });
});

test('what was taken back while its files were on their way is not sent', async () => {
  const { uploads, asked } = uploadsByHand();
  const { wire, enter, dispatch, store } = connect({ uploads });
  await enter();
  dispatch({ type: 'written', entries: [writtenHere('a', { who: personKey(jo), attachments })] });
  await settledFor(asked, 1);
  dispatch({ type: 'takenBack', clientId: 'a' });
  asked[0]?.({ ok: true, attachments: [{ fileId: FILE }] });
  await settledFor([], 1);
  expect(wire.asked).toEqual([]);
  expect(store.getState()).toMatchObject({ outbox: [], picked: attachments });
});

test('a cut connection, and a file that the server no longer has, have it uploaded again', async () => {
  const { uploads, asked, lost } = uploadsByHand();
  const { wire, enter, dispatch } = connect({ uploads });
  await enter();
  dispatch({ type: 'written', entries: [writtenHere('a', { who: personKey(jo), attachments })] });
  await settledFor(asked, 1);
  asked[0]?.(null);
  await settledFor(asked, 2);
  asked[1]?.({ ok: true, attachments: [{ fileId: FILE }] });
  await settledFor(wire.asked, 1);
  await wire.next('SendMessage').answer(refusal('file_not_found'));
  await settledFor(asked, 3);
  expect(lost).toEqual(['a']);
});

/** Lets everything go on until so much has come, or nothing more does. */
async function settledFor(list: readonly unknown[], count: number): Promise<void> {
  for (let turn = 0; turn < 20 && list.length < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
