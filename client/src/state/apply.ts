import { personKey } from '@protocol/people';
import { putBack } from './draft';
import { acknowledge, changeEntry, isBy, keepEntry, readBack, renewEntry, withoutEntry, withoutFile } from './outbox';
import type { PageEvent } from './page-event';
import { emptyPage, type PageState } from './page-state';
import type { PickedFile } from './picked';
import { knowProfiles } from './profiles';
import { appendPage, applyBatch, applyPeople, landOn, prependPage } from './room-state';
import { wasSaid } from './rooms-list';
import { arrivedIn, saidIn } from './said';
import { applyTold, inRoom, keyOfYou } from './told';
import { continued, entered, newSinceIn, openRoute } from './visits';

type Of<T extends PageEvent['type']> = Extract<PageEvent, { type: T }>;

/** The page after an event. Pure, so that a test can play any order of events. */
export function apply(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'connected':
      // In the room, the link counts as up only once what was missed is here.
      return state.stage.name === 'here' ? state : { ...state, link: 'up' };
    case 'disconnected':
      return { ...state, link: 'down', older: 'idle', newer: 'idle', typing: [] };
    case 'errandCame':
      return { ...state, errand: event.errand };
    case 'accessKnown':
      return { ...state, access: event.access };
    case 'nameWanted': {
      const { suggested, problem } = event;
      return { ...state, link: 'up', stage: { name: 'joining', suggested, busy: false, problem } };
    }
    case 'nameGiven':
      return state.stage.name === 'joining'
        ? { ...state, stage: { ...state.stage, busy: true, problem: null } }
        : state;
    case 'returning':
      return { ...state, stage: { name: 'here' }, you: event.you };
    case 'known':
      return known(state, event);
    case 'gone':
      return gone(state, event);
    case 'roomsListed': {
      const { rooms } = event;
      const newSince = state.newSince === undefined ? newSinceIn({ rooms }, state.route.roomId) : state.newSince;
      return { ...state, rooms, newSince };
    }
    case 'opened':
      return openRoute(state, event.route, event.draft);
    case 'entered':
      return event.reply.room.roomId === state.route.roomId ? entered(state, event.reply) : state;
    case 'absent':
      return event.roomId === state.route.roomId ? absent(state, event) : state;
    case 'changed':
      return changed(state, event);
    case 'peopleChanged': {
      const profiles = knowProfiles(state.profiles, event.people.here);
      return inRoom({ ...state, profiles }, event.people.roomId, (room) => applyPeople(room, event.people));
    }
    case 'profilesSeen':
      return { ...state, profiles: knowProfiles(state.profiles, event.people) };
    case 'typed':
      return { ...state, typing: typed(state, event) };
    case 'typingPassed':
      return { ...state, typing: state.typing.filter(({ until }) => until > event.now) };
    case 'divided':
      return { ...state, newSince: newSinceIn(state, state.route.roomId) };
    case 'olderAsked':
      return { ...state, older: 'loading' };
    case 'olderCame':
      return { ...state, older: 'idle', room: state.room && prependPage(state.room, event.before, event.page) };
    case 'olderFailed':
      return { ...state, older: 'failed' };
    case 'newerAsked':
      return { ...state, newer: 'loading' };
    case 'newerCame': {
      const { after, knownNewer, page } = event;
      return { ...state, newer: 'idle', room: state.room && appendPage(state.room, after, knownNewer, page) };
    }
    case 'newerFailed':
      return { ...state, newer: 'idle' };
    case 'landed':
      return inRoom({ ...state, older: 'idle', newer: 'idle' }, event.roomId, (room) => landOn(room, event.page));
    case 'sought':
      return { ...state, sought: { seq: event.seq, time: event.time } };
    case 'written':
      return written(state, event.entries);
    case 'entryKept': {
      const { clientId, place } = event;
      return { ...state, outbox: keepEntry(state.outbox, clientId, place), isOutboxKept: place !== undefined };
    }
    case 'outboxRead':
      return { ...state, outbox: readBack(state.outbox, event.entries), isOutboxKept: true };
    case 'outboxUnread':
      return { ...state, isOutboxKept: false };
    case 'acknowledged':
      return { ...state, outbox: acknowledged(state, event) };
    case 'held':
      return { ...state, outbox: changeEntry(state.outbox, event.clientId, 'pending', { note: event.note }) };
    case 'refused': {
      const { clientId, note, mustChange } = event;
      return { ...state, outbox: changeEntry(state.outbox, clientId, 'failed', { note, mustChange }) };
    }
    case 'aged': {
      const why = { note: 'It waited for more than a day.', isOld: true };
      return { ...state, outbox: changeEntry(state.outbox, event.clientId, 'failed', why) };
    }
    case 'tryAgain':
      return { ...state, outbox: renewEntry(state.outbox, event.clientId, event.now) };
    case 'discarded':
      return { ...state, outbox: withoutEntry(state.outbox, event.clientId) };
    case 'takenBack':
      return takenBack(state, event.clientId);
    case 'drafted':
      return { ...state, draft: event.text };
    case 'picked':
      return { ...state, picked: event.files };
    case 'fileDropped':
      return { ...state, outbox: withoutFile(state.outbox, event.key) };
    case 'replying':
      return { ...state, replyTo: event.to, editing: null };
    case 'editing':
      return { ...state, editing: event.seq, replyTo: null };
    case 'panelOpened':
      return { ...state, panel: event.panel };
    case 'panelClosed':
      return { ...state, panel: null };
    case 'viewing':
      return { ...state, viewing: event.picture };
    case 'wordSaid': {
      const { type: _, ...word } = event;
      return { ...state, word };
    }
    case 'wordTaken':
      return { ...state, word: null };
    default:
      return applyTold(state, event);
  }
}

/** Someone else than before starts with nothing of what the one before saw. */
function known(state: PageState, { you, mutedUntil }: Of<'known'>): PageState {
  const isSame = state.you !== null && personKey(state.you) === personKey(you);
  const kept = isSame
    ? {}
    : { room: null, recent: [], rooms: [], newSince: undefined, outbox: [], picked: [], bookmarks: {} };
  // Their connection is yet to come.
  return { ...state, ...kept, you, mutedUntil, stage: { name: 'here' }, link: 'down' };
}

/** Nothing of the person stays behind. */
function gone({ route, access, isOutboxKept }: PageState, { code, message }: Of<'gone'>): PageState {
  return { ...emptyPage, route, access, isOutboxKept, link: 'up', stage: { name: 'gone', code, message } };
}

function absent(state: PageState, { code, message }: Of<'absent'>): PageState {
  return { ...state, room: null, absent: { code, message }, stage: { name: 'here' }, link: 'up' };
}

function changed(state: PageState, { batch: { roomId, ...batch } }: Of<'changed'>): PageState {
  const { room } = state;
  if (room?.room.roomId !== roomId) return state;
  const next = applyBatch(room, { roomId, ...batch });
  const said = saidIn(batch.changes);
  const others = said.filter((message) => !isBy(message, room.you));
  const authors = new Set(said.map(({ author }) => personKey(author)));
  const rooms = wasSaid(state.rooms, roomId, next.head.seq, others, personKey(room.you));
  const typing = state.typing.filter(({ person }) => !authors.has(personKey(person)));
  return continued({ ...state, rooms, typing }, next, arrivedIn(batch.changes));
}

function typed(state: PageState, { people, until }: Of<'typed'>): PageState['typing'] {
  const keys = new Set([keyOfYou(state), ...people.map(personKey)]);
  const others = people.filter((person) => personKey(person) !== keyOfYou(state));
  return [
    ...state.typing.filter(({ person }) => !keys.has(personKey(person))),
    ...others.map((person) => ({ person, until })),
  ];
}

function written(state: PageState, entries: Of<'written'>['entries']): PageState {
  const isSent = (file: PickedFile) => entries.some(({ attachments }) => attachments?.includes(file));
  const picked = state.picked.filter((file) => !isSent(file));
  return { ...state, outbox: [...state.outbox, ...entries], picked, replyTo: null };
}

function acknowledged({ outbox, room, recent }: PageState, { clientId, seq }: Of<'acknowledged'>) {
  const roomId = outbox.find((entry) => entry.clientId === clientId)?.roomId;
  return acknowledge(outbox, clientId, seq, [room, ...recent].find((one) => one?.room.roomId === roomId) ?? undefined);
}

function takenBack(state: PageState, clientId: string): PageState {
  const entry = state.outbox.find((each) => each.clientId === clientId);
  if (!entry) return state;
  const { message, attachments = [] } = entry;
  return {
    ...state,
    draft: message === '' ? state.draft : putBack(state.draft, message),
    picked: [...state.picked, ...attachments],
    outbox: withoutEntry(state.outbox, clientId),
  };
}
