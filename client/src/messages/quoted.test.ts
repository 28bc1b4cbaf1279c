import type { Answer, Wire } from '../connection/wire';
import { message } from '../state/builders';
import { createQuotedLoader, messageAt, quoteText } from './quoted';

test('a message is found by its seq, whatever is missing between', () => {
  const messages = [2, 5, 6, 9].map((seq) => message(seq));
  for (const seq of [2, 5, 6, 9]) expect(messageAt(messages, seq)?.seq).toBe(seq);
  for (const seq of [1, 3, 10]) expect(messageAt(messages, seq)).toBeNull();
  expect(messageAt([], 1)).toBeNull();
});

test('a quote is one line, and says when there is nothing to quote', () => {
  expect(quoteText(message(1, { message: ' one\n\n two ' }))).toBe('one two');
  expect(quoteText(message(1, { message: '', deleted: true }))).toBe('Message deleted');
  expect(quoteText('gone')).toBe('A message that is gone');
});

function loaderWith(answers: Answer<'LoadMessage'>[]) {
  const asked: unknown[] = [];
  const request = async (_: string, payload: unknown) => {
    asked.push(payload);
    return answers.shift() ?? null;
  };
  return { asked, load: createQuotedLoader(request as Wire['request']) };
}

test('a message is asked for once', async () => {
  const { asked, load } = loaderWith([{ ok: true, message: message(3) }]);
  const [first, second] = await Promise.all([load('general', 3), load('general', 3)]);
  expect(first).toEqual(message(3));
  expect(second).toBe(first);
  expect(asked).toEqual([{ roomId: 'general', seq: 3 }]);
});

test('what is gone stays gone; where no answer came, it is asked again', async () => {
  const { asked, load } = loaderWith([
    { ok: false, error: { code: 'message_not_found', message: '' } },
    null,
    { ok: true, message: message(4) },
  ]);
  expect(await load('general', 3)).toBe('gone');
  expect(await load('general', 3)).toBe('gone');
  expect(await load('general', 4)).toBe('unknown');
  expect(await load('general', 4)).toEqual(message(4));
  expect(asked).toHaveLength(3);
});
