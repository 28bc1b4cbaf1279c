import { jo, message } from '../state/builders';
import { announcementOf, saidAfter } from './unread';

const messages = [message(1), message(2, { author: jo }), message(3, { kind: 'left' }), message(4), message(5)];

test('what others said counts, not one’s own words nor who comes and goes', () => {
  expect(saidAfter(messages, 0, jo).map(({ seq }) => seq)).toEqual([1, 4, 5]);
  expect(saidAfter(messages, 4, jo).map(({ seq }) => seq)).toEqual([5]);
});

test('a few messages are read out without their markup, many are counted', async () => {
  const marked = message(5, { message: '**now** `rope`' });
  expect(await announcementOf([message(4), marked])).toBe('Mira: text 4\nMira: now rope');
  expect(await announcementOf([1, 2, 3, 4].map((seq) => message(seq)))).toBe('4 new messages');
  expect(await announcementOf([])).toBe('');
});
