import { PageStorage } from '../state/browser-storage';
import { freshReply, jo, mira } from '../state/builders';
import { connect, refusal, settled } from './fake-server';

const before = JSON.stringify({ userID: 'jo', username: 'Jo', token: 't', entered: true });

function keeping(key: string, value: string) {
  const storage = new PageStorage();
  storage.setItem(key, value);
  return storage;
}

test('a new person is asked for a name and comes in with it', async () => {
  const { api, wire, store, link, kept, whoAmI, up } = connect();
  await whoAmI(null);
  expect(store.getState().stage).toMatchObject({ name: 'joining', suggested: 'Calm Ada' });
  expect(wire.connects).toBe(0);
  void link.session.join('Jo');
  const becoming = api.next('BecomeGuest');
  expect(becoming.payload).toEqual({ username: 'Jo' });
  await becoming.answer({ ok: true, you: jo });
  expect(wire.connects).toBe(1);
  expect((await up(freshReply([1]))).payload).toEqual({ roomId: 'general' });
  expect(store.getState().stage).toEqual({ name: 'here' });
  expect(kept.you()).toEqual(jo);
});

test('one who comes back is asked nothing, and may write before the server has answered', async () => {
  const { api, wire, store, whoAmI } = connect({ storage: keeping('snug.you', JSON.stringify(jo)) });
  expect(store.getState().stage).toEqual({ name: 'here' });
  await whoAmI(jo);
  expect(wire.connects).toBe(1);
  expect(api.asked).toEqual([]);
});

test('the identity of an earlier version of the page becomes a session, once', async () => {
  const { api, kept, store, whoAmI } = connect({ storage: keeping('snug.identity', before) });
  await whoAmI(null);
  const becoming = api.next('BecomeGuest');
  expect(becoming.payload).toEqual({ username: 'Jo', identity: { userID: 'jo', token: 't' } });
  await becoming.answer({ ok: true, you: jo });
  expect(store.getState().stage).toEqual({ name: 'here' });
  expect(kept.identity()).toBeNull();
});

test('one whom the server no longer knows gets a new identity and keeps the name', async () => {
  const { api, store, whoAmI } = connect({ storage: keeping('snug.identity', before) });
  await whoAmI(null);
  await api.next('BecomeGuest').answer(refusal('token_invalid'));
  const becoming = api.next('BecomeGuest');
  expect(becoming.payload).toEqual({ username: 'Jo' });
  await becoming.answer({ ok: true, you: jo });
  expect(store.getState().stage.name).toBe('here');
});

test('a refused name is asked for again, with the reason', async () => {
  const { api, store, link, whoAmI } = connect();
  await whoAmI(null);
  void link.session.join('Jo');
  await api.next('BecomeGuest').answer(refusal('name_taken'));
  expect(store.getState().stage).toMatchObject({
    name: 'joining',
    suggested: 'Jo',
    busy: false,
    problem: 'name_taken',
  });
  void link.session.join('Jo');
  await api.next('BecomeGuest').answer(null);
  expect(store.getState().stage).toMatchObject({ problem: 'No answer came. Try again.' });
});

test('an invite in the address opens the door', async () => {
  const { api, link, whoAmI } = connect({ errand: 'abc' });
  await whoAmI(null);
  void link.session.join('Jo');
  expect(api.next('BecomeGuest').payload).toEqual({ username: 'Jo', invite: 'abc' });
});

test('a server that does not answer is asked until it does', async () => {
  const { api, waited, whoAmI, wire } = connect();
  await api.next('WhoAmI').answer(null);
  await settled();
  await api.next('WhoAmI').answer(refusal('busy', 3_000));
  await settled();
  // Each a little later than asked for, so that a crowd does not come at once.
  expect(waited.map((ms) => Math.min(Math.floor(ms / 1_000), 3))).toEqual([1, 3]);
  expect(waited[0]).toBeLessThanOrEqual(1_500);
  expect(waited[1]).toBeLessThanOrEqual(4_500);
  await whoAmI(jo);
  expect(wire.connects).toBe(1);
});

test('whoever logs in goes on with a connection of their own', async () => {
  const { api, wire, store, link, enter } = connect();
  await enter();
  void link.session.change('LogIn', { username: 'Mira', password: 'long enough' });
  await api.next('LogIn').answer({ ok: true, you: mira });
  expect(wire.connects).toBe(2);
  expect(store.getState()).toMatchObject({ you: mira, room: null });
});

test('a name and a password of one’s own change nothing of what is on screen', async () => {
  const { api, wire, store, link, enter } = connect();
  await enter();
  void link.session.change('Register', { username: 'Jo', password: 'long enough' });
  await api.next('Register').answer({ ok: true, you: { ...jo, role: 'member' } });
  expect(wire.connects).toBe(2);
  expect(store.getState().room?.messages).toHaveLength(2);
  expect(store.getState().you?.role).toBe('member');
});

test('one who logs out is out, and nothing is kept of them', async () => {
  const { api, store, link, kept, enter, write } = connect();
  await enter();
  await write('a');
  void link.session.change('LogOut', undefined);
  await api.next('LogOut').answer({ ok: true });
  expect(store.getState()).toMatchObject({ stage: { name: 'gone', code: 'signed_out' }, outbox: [], room: null });
  expect(kept.you()).toBeNull();
});

test('what one person wrote is not sent as the next one, nor shown to them', async () => {
  const { api, wire, store, link, enter, write, up } = connect();
  await enter();
  await wire.down();
  await write('a');
  void link.session.change('LogIn', { username: 'Mira', password: 'long enough' });
  await api.next('LogIn').answer({ ok: true, you: mira });
  expect(store.getState().outbox).toEqual([]);
  await up(freshReply([1, 2], { you: mira }));
  expect(wire.asked).toEqual([]);
});

test('a browser that somebody else came in by meanwhile is asked whose it is, before anything is sent', async () => {
  const { api, wire, store, enter, write } = connect();
  await enter();
  await wire.down();
  await write('a');
  await wire.up();
  await wire.next('ListRooms').answer({ ok: true, rooms: [] });
  await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2], { you: mira }) });
  await settled();
  expect(wire.asked).toEqual([]);
  await api.next('WhoAmI').answer({ ok: true, you: mira, access: 'open' });
  expect(store.getState()).toMatchObject({ you: mira, outbox: [], room: null });
});

test('so it is where the room on screen is none of theirs', async () => {
  const { api, wire, link, enter, write } = connect();
  await enter();
  link.open({ roomId: 'secret' });
  await wire.down();
  await write('a');
  await wire.up();
  await wire.next('ListRooms').answer({ ok: true, rooms: [] });
  await wire.next('UserEnteredRoom').answer(refusal('room_not_found'));
  await wire.next('WhoAmI').answer({ ok: true, you: mira, access: 'open' });
  await settled();
  expect(wire.asked).toEqual([]);
  api.next('WhoAmI');
});

test('one who was banned is told so, and nothing is tried again', async () => {
  const { api, wire, store, enter, waited } = connect();
  await enter();
  wire.events.goodbye({ code: 'banned', message: 'You were banned from here.' });
  await settled();
  expect(store.getState().stage).toMatchObject({ name: 'gone', code: 'banned' });
  expect([api.asked, waited]).toEqual([[], []]);
});

test('a session that the server no longer knows is looked into, not entered with', async () => {
  const { api, wire, enter } = connect();
  await enter();
  await wire.down();
  await wire.up();
  wire.next('ListRooms');
  await wire.next('UserEnteredRoom').answer(refusal('session_required'));
  await settled();
  api.next('WhoAmI');
});
