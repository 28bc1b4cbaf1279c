import { attachment, message, mira } from '../state/builders';
import { type Subject, wordsFor } from './words';

const said = message(5, { author: mira, message: 'Are you  there,\n@Jo?' });
const words = (more: Partial<Subject> = {}) =>
  wordsFor({ name: 'Climbing', isDirect: false, count: 1, message: said, isPrivate: false, ...more });

test('a notification says who, where and what', async () => {
  expect(await words()).toEqual({ title: 'Mira in Climbing', body: 'Are you there, @Jo?' });
  expect((await words({ name: 'Mira', isDirect: true })).title).toBe('Mira');
  expect((await words({ name: 'Mira, Theo', isDirect: true })).title).toBe('Mira in Mira, Theo');
  expect((await words({ message: message(5, { message: '', attachments: [attachment()] }) })).body).toBe('Picture');
  expect((await words({ message: message(5, { message: '/me **waves**' }) })).body).toBe('Mira waves');
});

test('many are one, with the newest of them', async () => {
  expect(await words({ count: 3 })).toEqual({ title: 'Climbing', body: '3 new messages. Mira: Are you there, @Jo?' });
  expect(await words({ count: 100, message: undefined })).toEqual({ title: 'Climbing', body: '100+ new messages' });
});

test('where it is to stay private, nothing tells who, where or what', async () => {
  expect(await words({ isPrivate: true })).toEqual({ title: 'Snug', body: 'A new message for you' });
  expect(await words({ isPrivate: true, count: 2 })).toEqual({ title: 'Snug', body: '2 new messages for you' });
});

test('a long text is cut between characters', async () => {
  const { body } = await words({ message: message(5, { message: '🌲'.repeat(300) }) });
  expect(body).toBe(`${'🌲'.repeat(199)}…`);
});
