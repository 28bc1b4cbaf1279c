import type { ListedRoom } from '@protocol/rooms';
import { PageStorage } from '../state/browser-storage';
import { jo, listed, message, mira } from '../state/builders';
import { createPageStore } from '../state/store';
import { claimByStorage } from './claims';
import { openNotifier } from './notifier';
import { createWishes } from './wishes';
import type { Words } from './words';

const room = (more: Partial<ListedRoom> = {}) => listed('climbing', { name: 'Climbing', ...more });

/** A tab of a browser, in which time passes when it is let. */
function openTab(storage: Storage = new PageStorage()) {
  const { store, dispatch } = createPageStore();
  const wishes = createWishes(storage);
  wishes.setState({ desktop: true, sound: true });
  const [shown, hidden]: [Words[], string[]] = [[], []];
  const asked: unknown[] = [];
  let rings = 0;
  let pass: (() => void)[] = [];
  const stop = openNotifier({
    store,
    wishes,
    claim: claimByStorage(storage),
    // The server's answer.
    request: (async (_command: string, payload: unknown) => {
      asked.push(payload);
      const messages = [message(4, { mentions: ['jo'] }), message(5, { message: 'hello @Jo', mentions: ['jo'] })];
      return { ok: true, messages, hasOlder: false, hasNewer: false };
    }) as never,
    show: (_roomId, _seq, words) => shown.push(words),
    hide: (roomId) => hidden.push(roomId),
    ring: () => {
      rings += 1;
    },
    wait: () => new Promise((resolve) => pass.push(resolve)),
    now: () => 1_000,
  });
  dispatch({ type: 'known', you: jo, mutedUntil: null });
  dispatch({ type: 'roomsListed', rooms: [listed('general'), room({ head: { epoch: 'one', seq: 3 } })] });
  const say = (seq: number, mentioned: string[] = ['jo']) =>
    dispatch({ type: 'RoomActive', roomId: 'climbing', seq, authors: [String(mira.userID)], mentioned });
  return {
    dispatch,
    wishes,
    shown,
    hidden,
    asked,
    say,
    stop,
    rings: () => rings,
    async passTime() {
      const due = pass;
      pass = [];
      for (const resolve of due) resolve();
      await new Promise(setImmediate);
    },
  };
}

test('a mention in a room that is not on screen is shown, with its text, and heard', async () => {
  const tab = openTab();
  tab.say(5);
  expect(tab.shown).toEqual([]);
  await tab.passTime();
  expect(tab.shown).toEqual([{ title: 'Mira in Climbing', body: 'hello @Jo' }]);
  expect([tab.rings(), tab.asked.length]).toEqual([1, 1]);
});

test('nothing is asked, shown or heard of what is not meant for one, nor of what was read meanwhile', async () => {
  const tab = openTab();
  tab.say(4, []);
  await tab.passTime();
  tab.say(5);
  tab.dispatch({ type: 'ReadMoved', roomId: 'climbing', readSeq: 5, unread: 0, mentions: 0 });
  await tab.passTime();
  expect([tab.shown, tab.rings(), tab.asked]).toEqual([[], 0, []]);
  expect(tab.hidden).toContain('climbing');
});

test('a storm is one notification', async () => {
  const tab = openTab();
  tab.say(4);
  tab.say(5);
  tab.dispatch({
    type: 'roomsListed',
    rooms: [listed('general'), room({ head: { epoch: 'one', seq: 9 }, unread: 9, mentions: 6 })],
  });
  await tab.passTime();
  expect(tab.shown).toEqual([{ title: 'Climbing', body: '6 new messages. Mira: hello @Jo' }]);
  expect(tab.rings()).toBe(1);
});

test('of two tabs one notifies', async () => {
  const storage = new PageStorage();
  const tabs = [openTab(storage), openTab(storage)];
  for (const tab of tabs) tab.say(5);
  for (const tab of tabs) await tab.passTime();
  expect(tabs.map(({ shown }) => shown.length)).toEqual([1, 0]);
  expect(tabs.map(({ rings }) => rings())).toEqual([1, 0]);
  tabs[1]?.say(6);
  await tabs[1]?.passTime();
  expect(tabs.map(({ shown }) => shown.length)).toEqual([1, 1]);
});

test('do not disturb is silence, and so is a tab that was left', async () => {
  const tab = openTab();
  tab.wishes.setState({ quietUntil: 1_001 });
  tab.say(5);
  await tab.passTime();
  tab.wishes.setState({ quietUntil: 0 });
  tab.stop();
  tab.say(6);
  await tab.passTime();
  expect([tab.shown, tab.rings()]).toEqual([[], 0]);
});
