import { attachment, message, mira } from '../state/builders';
import { type Subject, wordsFor } from './words';

const said = message(5, { author: mira, message: 'Are you  there,\n@Jo?' });
const words = (more: Partial<Subject> = {}) =>
  wordsFor({ name: 'Climbing', isDirect: false, count: 1, message: said, isPrivate: false, ...more });

test('a notification says who, where and what', () => {
  expect(words()).toEqual({ title: 'Mira in Climbing', body: 'Are you there, @Jo?' });
  expect(words({ name: 'Mira', isDirect: true }).title).toBe('Mira');
  expect(words({ name: 'Mira, Theo', isDirect: true }).title).toBe('Mira in Mira, Theo');
  expect(words({ message: message(5, { message: '', attachments: [attachment()] }) }).body).toBe('Picture');
});

test('many are one, with the newest of them', () => {
  expect(words({ count: 3 })).toEqual({ title: 'Climbing', body: '3 new messages. Mira: Are you there, @Jo?' });
  expect(words({ count: 100, message: undefined })).toEqual({ title: 'Climbing', body: '100+ new messages' });
});

test('where it is to stay private, nothing tells who, where or what', () => {
  expect(words({ isPrivate: true })).toEqual({ title: 'Snug', body: 'A new message for you' });
  expect(words({ isPrivate: true, count: 2 })).toEqual({ title: 'Snug', body: '2 new messages for you' });
});

test('a long text is cut between characters', () => {
  const { body } = words({ message: message(5, { message: '🌲'.repeat(300) }) });
  expect(body).toBe(`${'🌲'.repeat(199)}…`);
});
