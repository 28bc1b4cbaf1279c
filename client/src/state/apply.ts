import type { PeopleChanged, RoomChanged } from '@protocol/events';
import type { Message } from '@protocol/rooms';
import { putBack } from './draft';
import { acknowledge, changeEntry, type Outbox, type OutboxEntry, settle, unacknowledge, withoutEntry } from './outbox';
import {
  applyBatch,
  applyPeople,
  type EnterReply,
  enterRoom,
  type OlderPage,
  prependPage,
  type RoomState,
} from './room-state';

/** Where the person stands: not known yet, choosing a name, or in the room. */
type Stage =
  | { name: 'starting' }
  | { name: 'joining'; suggested: string; busy: boolean; problem: string | null }
  | { name: 'here' };

export interface PageState {
  stage: Stage;
  link: 'down' | 'up';
  room: RoomState | null;
  outbox: Outbox;
  /** What stands in the composer. */
  draft: string;
  older: 'idle' | 'loading' | 'failed';
}

export type PageEvent =
  | { type: 'connected' }
  | { type: 'disconnected' }
  | { type: 'nameWanted'; suggested: string; problem: string | null }
  | { type: 'nameGiven' }
  | { type: 'returning' }
  | { type: 'entered'; reply: EnterReply }
  | { type: 'changed'; batch: RoomChanged }
  | { type: 'peopleChanged'; people: PeopleChanged }
  | { type: 'olderAsked' }
  | { type: 'olderCame'; before: number; page: OlderPage }
  | { type: 'olderFailed' }
  | { type: 'written'; entries: OutboxEntry[] }
  | { type: 'acknowledged'; clientId: string; seq: number }
  | { type: 'held'; clientId: string; note: string }
  | { type: 'refused'; clientId: string; note: string; mustChange: boolean }
  | { type: 'tryAgain'; clientId: string }
  | { type: 'discarded'; clientId: string }
  | { type: 'takenBack'; clientId: string }
  | { type: 'drafted'; text: string };

export const emptyPage: PageState = {
  stage: { name: 'starting' },
  link: 'down',
  room: null,
  outbox: [],
  draft: '',
  older: 'idle',
};

export function apply(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'connected':
      // In the room, the link counts as up only once what was missed is here.
      return state.stage.name === 'here' ? state : { ...state, link: 'up' };
    case 'disconnected':
      return { ...state, link: 'down', older: 'idle' };
    case 'nameWanted':
      return {
        ...state,
        link: 'up',
        stage: { name: 'joining', suggested: event.suggested, busy: false, problem: event.problem },
      };
    case 'nameGiven':
      return state.stage.name === 'joining'
        ? { ...state, stage: { ...state.stage, busy: true, problem: null } }
        : state;
    case 'returning':
      return { ...state, stage: { name: 'here' } };
    case 'entered':
      return entered(state, event.reply);
    case 'changed':
      return state.room ? continued(state, applyBatch(state.room, event.batch), arrivedIn(event.batch.changes)) : state;
    case 'peopleChanged':
      return state.room ? { ...state, room: applyPeople(state.room, event.people) } : state;
    case 'olderAsked':
      return { ...state, older: 'loading' };
    case 'olderCame':
      return { ...state, older: 'idle', room: state.room && prependPage(state.room, event.before, event.page) };
    case 'olderFailed':
      return { ...state, older: 'failed' };
    case 'written':
      return { ...state, outbox: [...state.outbox, ...event.entries] };
    case 'acknowledged':
      return {
        ...state,
        outbox: acknowledge(state.outbox, event.clientId, event.seq, state.room?.head.seq ?? event.seq),
      };
    case 'held':
      return { ...state, outbox: changeEntry(state.outbox, event.clientId, 'pending', { note: event.note }) };
    case 'refused':
      return { ...state, outbox: refused(state.outbox, event) };
    case 'tryAgain':
      return { ...state, outbox: changeEntry(state.outbox, event.clientId, 'pending') };
    case 'discarded':
      return { ...state, outbox: withoutEntry(state.outbox, event.clientId) };
    case 'takenBack':
      return takenBack(state, event.clientId);
    case 'drafted':
      return { ...state, draft: event.text };
  }
}

function refused(outbox: Outbox, { clientId, note, mustChange }: Extract<PageEvent, { type: 'refused' }>): Outbox {
  return changeEntry(outbox, clientId, 'failed', { note, mustChange });
}

function takenBack(state: PageState, clientId: string): PageState {
  const entry = state.outbox.find((each) => each.clientId === clientId);
  if (!entry) return state;
  return { ...state, draft: putBack(state.draft, entry.message), outbox: withoutEntry(state.outbox, clientId) };
}

function entered(state: PageState, reply: EnterReply): PageState {
  const fresh = 'messages' in reply;
  const outbox = state.room?.head.epoch === reply.head.epoch ? state.outbox : unacknowledge(state.outbox);
  const arrived = fresh ? reply.messages : arrivedIn(reply.changes);
  return continued(
    { ...state, outbox, stage: { name: 'here' }, link: 'up', older: 'idle' },
    enterRoom(state.room, reply),
    arrived,
  );
}

function continued(state: PageState, room: RoomState, arrived: readonly Message[]): PageState {
  return { ...state, room, outbox: settle(state.outbox, room, arrived) };
}

function arrivedIn(changes: RoomChanged['changes']): Message[] {
  return changes.flatMap((change) => (change.type === 'message' ? [change.message] : []));
}
