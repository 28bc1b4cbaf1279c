import type { Message } from '@protocol/rooms';
import { peopleFor } from './people-for';

const profile = (username: string) => ({ userID: username, username });
const said = (username: string, seq: number) => ({ seq, author: profile(username) }) as Message;

const circle = {
  you: profile('Mira'),
  here: ['Mira', 'Jo', 'Joanna', 'Bo'].map(profile),
  known: ['Jo Ann', 'Jonas', 'Zoë', 'One Two Three Four', 'Bo'].map(profile),
  messages: [said('Jo', 1), said('Joanna', 7), said('Mira', 9)],
};

const names = (query: string) =>
  peopleFor(query, circle).map((offer) => (offer.kind === 'person' ? `${offer.insert}${offer.isHere ? '•' : ''}` : ''));

test('nobody is asked for by name: those who spoke last come first, then the others here, then the known', () => {
  expect(names('')).toEqual(['@Joanna •', '@Jo •', '@Bo •', '@Jo Ann ', '@Jonas ', '@Zoë ']);
});

test('those here come first, whoever fits better', () => {
  expect(names('jon')).toEqual(['@Joanna •', '@Jonas ', '@Jo Ann ']);
});

test('never oneself, nor a name that the server would not read', () => {
  expect(names('mir')).toEqual([]);
  expect(names('one two')).toEqual([]);
});

test('the server takes a name for the one who is here', () => {
  expect(peopleFor('b', circle).filter(({ insert }) => insert === '@Bo ')).toHaveLength(1);
});
