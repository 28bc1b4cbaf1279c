import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, PeopleOfTest } from '../../../test/support/open-people';
import { guestActor } from '../authority/actor';

afterEach(cleanUp);

test('a ticket is good once, and proves who made it', async () => {
  const here = await PeopleOfTest.open();
  const { people } = here;
  const mira = await here.member('Mira');
  const { ticket } = people.tickets.create(mira);
  expect(await people.authenticateByTicket(ticket, ADDRESS)).toEqual(mira);
  await expect(people.authenticateByTicket(ticket, ADDRESS)).rejects.toMatchObject({ code: 'ticket_invalid' });
  await expect(people.authenticateByTicket('guessed', ADDRESS)).rejects.toMatchObject({ code: 'ticket_invalid' });
});

test('it is good for a minute, and no longer than the session', async () => {
  const here = await PeopleOfTest.open();
  const { people, clock } = here;
  const mira = await here.member('Mira');
  const [late, after] = [people.tickets.create(mira), people.tickets.create(mira)];
  expect(late.expiresAt).toBe(clock.now() + 60_000);
  await people.sessions.end(mira);
  await expect(people.authenticateByTicket(after.ticket, ADDRESS)).rejects.toMatchObject({ code: 'session_invalid' });
  clock.advance(60_000);
  await expect(people.authenticateByTicket(late.ticket, ADDRESS)).rejects.toMatchObject({ code: 'ticket_invalid' });
});

test('10,000 wait at the most: the oldest is forgotten', async () => {
  const here = await PeopleOfTest.open();
  const { people } = here;
  const mira = await here.member('Mira');
  const [first, second] = [people.tickets.create(mira), people.tickets.create(mira)];
  for (let more = 0; more < 9_999; more += 1) people.tickets.create(mira);
  await expect(people.authenticateByTicket(first.ticket, ADDRESS)).rejects.toMatchObject({ code: 'ticket_invalid' });
  expect(await people.authenticateByTicket(second.ticket, ADDRESS)).toEqual(mira);
});

test('who is here without a session makes none', async () => {
  const { people } = await PeopleOfTest.open();
  expect(() => people.tickets.create(guestActor({ userID: 'g', username: 'Gus' }))).toThrow('Come in first');
});
