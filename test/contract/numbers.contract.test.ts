import { aClaim, aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const people = () => kept.store.people;
const numbersOf = async (...keys: string[]) => Object.fromEntries(await people().numbersOf(keys));
const bearers = async (...numbers: number[]) => Object.fromEntries(await people().numbered(numbers));
const register = (userID: string, username: string) =>
  people().register({
    userID,
    name: { username, looks: [username] },
    passwordHash: 'hash',
    role: 'member',
    at: 1,
  });

test('the number of somebody is given once and is theirs for ever, also when many ask at once', async () => {
  expect(await numbersOf('a', 'b', 'a')).toEqual({ a: 1, b: 2 });
  const [one, other] = await Promise.all([numbersOf('c', 'd'), numbersOf('d', 'a', 'c')]);
  expect([one, other]).toEqual([
    { c: 3, d: 4 },
    { a: 1, c: 3, d: 4 },
  ]);
  await kept.reopen();
  expect(await numbersOf('b', 'e', 'a')).toEqual({ a: 1, b: 2, e: 5 });
  expect(await numbersOf()).toEqual({});
});

test('a number leads back to who bears it, by the name of today', async () => {
  await register('a', 'Mira');
  const [talks, enters] = [aClaim('Theo', 5), aGuest('Zoe', 'zoe')];
  await kept.say('hello', { author: talks });
  await kept.store.messages.append('general', aNotice('entered', enters));
  await numbersOf('a', 'claim:5', 'zoe', 'nobody');
  expect(await bearers(1, 2, 3, 4, 99)).toEqual({ 1: aGuest('Mira', 'a'), 2: talks, 3: enters });
  await people().rename('a', { username: 'Myra', looks: ['Myra'] });
  expect(await bearers(1)).toEqual({ 1: aGuest('Myra', 'a') });
});

test('who is removed keeps their number, and nobody else gets it', async () => {
  await register('a', 'Mira');
  await register('b', 'Theo');
  expect(await numbersOf('a', 'b')).toEqual({ a: 1, b: 2 });
  await people().remove('b');
  expect(await bearers(2)).toEqual({});
  expect(await numbersOf('c', 'b')).toEqual({ b: 2, c: 3 });
});

test('the direct conversation of some people is found in any order, and makes none', async () => {
  const rooms = kept.store.rooms;
  expect(await rooms.findDirect(['a', 'b'])).toBeUndefined();
  const members = [aGuest('Mira', 'a'), aGuest('Theo', 'b')];
  await rooms.openDirect({ room: { roomId: 'ab', name: '', kind: 'direct' }, looks: [], members, at: 1 });
  expect([await rooms.findDirect(['b', 'a']), await rooms.findDirect(['a', 'c'])]).toEqual(['ab', undefined]);
});
