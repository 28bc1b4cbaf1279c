import { aGuest } from '../../test/support/builders';
import { ManualClock } from '../../test/support/manual-clock';
import { guestActor } from './authority/actor';
import { Online } from './online';

const mira = guestActor(aGuest('Mira'));

function anOnline() {
  const clock = new ManualClock();
  const told: string[] = [];
  const online = new Online(clock, 5_000, {
    came: ({ username }) => told.push(`${username} came`),
    went: ({ username }) => told.push(`${username} went`),
  });
  return { clock, told, online };
}

test('closing one tab of two does not make one offline', () => {
  const { clock, told, online } = anOnline();
  online.arrive(mira, 'a');
  online.arrive(mira, 'b');
  online.release(mira, 'a');
  clock.advance(60_000);
  expect(online.find(mira.key)).toEqual(mira.profile);
  online.release(mira, 'b');
  clock.advance(5_000);
  expect(online.find(mira.key)).toBeUndefined();
  expect(told).toEqual(['Mira came', 'Mira went']);
});

test('who comes back in time was not away', () => {
  const { clock, told, online } = anOnline();
  online.arrive(mira, 'a');
  online.release(mira, 'a');
  clock.advance(4_999);
  online.arrive(mira, 'b');
  clock.advance(60_000);
  expect(told).toEqual(['Mira came']);
});

test('who goes is seen as they were last', () => {
  const { clock, told, online } = anOnline();
  online.arrive(mira, 'a');
  online.renew(mira.key, { ...mira.profile, username: 'Mirabel' });
  expect(online.all()).toEqual([{ ...mira.profile, username: 'Mirabel' }]);
  online.release(mira, 'a');
  online.release(mira, 'a');
  clock.advance(5_000);
  expect(told).toEqual(['Mira came', 'Mirabel went']);
});

test('when the process ends nobody goes', () => {
  const { clock, told, online } = anOnline();
  online.arrive(mira, 'a');
  online.release(mira, 'a');
  online.freeze();
  clock.advance(60_000);
  expect(told).toEqual(['Mira came']);
});
