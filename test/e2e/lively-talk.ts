import type { Person } from '../../src/protocol/index';
import type { Told } from './seed';

/** When the talk is looked at. */
export const NOW = Date.UTC(2025, 5, 14, 18, 42);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const guest = (username: string): Person => ({ userID: `guest-${username}`, username });
const jo = guest('Jo');
const amara = guest('Amara');
const layla = guest('ليلى');
const lev: Person = { userID: 'lev-2', username: 'Lev', claimed: true };

/** A talk between friends: what is long, foreign, coloured or linked in it is there on purpose. `mira` looks at it. */
export function livelyTalk(mira: Person): Told[] {
  let sentAt = NOW - 26 * HOUR_MS;
  const told: Told[] = [];
  const tell = (kind: Told['kind'], minutesLater: number, author: Person, message: string) => {
    sentAt += minutesLater * MINUTE_MS;
    told.push({ kind, author, message, sentAt });
  };
  const enters = (minutesLater: number, who: Person) =>
    tell('entered', minutesLater, who, `${who.username} has entered the chat`);
  const leaves = (minutesLater: number, who: Person) =>
    tell('left', minutesLater, who, `${who.username} has left the chat`);
  const says = (minutesLater: number, who: Person, text: string) => tell('message', minutesLater, who, text);

  enters(0, jo);
  enters(1, amara);
  says(2, jo, 'The hall has a free wall on Saturday from ten. Shall I book it for all of us?');
  says(1, amara, 'Yes please 🧗');
  leaves(40, lev);
  sentAt = NOW - 34 * MINUTE_MS;
  enters(0, mira);
  says(1, mira, 'Morning! Sorry, only saw this now. I am in.');
  says(0, mira, 'Can bring the second rope.');
  says(
    2,
    jo,
    'Booked: https://climbing.example.org/halls/old-mill/bookings?date=2025-06-21&wall=north&party=5&code=7Q2-XK9',
  );
  says(0, jo, 'Things to bring:\n– harness\n– chalk\n– something for lunch');
  enters(6, layla);
  says(1, layla, 'مرحبا بالجميع! سأكون هناك في العاشرة، هل أحضر القهوة؟');
  says(2, amara, '😂😂 always coffee');
  enters(3, lev);
  says(1, lev, 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2));
  says(1, jo, 'Lev, is that a route or a sneeze? Write to hall@climbing.example.org if you want it named.');
  says(4, mira, 'See you all at the north wall. <b>Bring chalk</b>, it is humid.');
  return told;
}
