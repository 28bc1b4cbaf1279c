import { GENERAL } from '@protocol/limits';
import type { Person, Profile } from '@protocol/people';
import type { ListedRoom, Message } from '@protocol/rooms';
import type { Errand, Route } from '../route/route';
import type { Outbox } from './outbox';
import type { PickedFile } from './picked';
import type { RoomState } from './room-state';

/** Where the person stands: not known yet, choosing who to be, in, or out for a reason. */
type Stage =
  | { name: 'starting' }
  | { name: 'joining'; suggested: string; busy: boolean; problem: string | null }
  | { name: 'here' }
  | { name: 'gone'; code: string; message: string };

/** What opens over the page, one at a time. */
export type PanelName =
  | 'rooms'
  | 'people'
  | 'person'
  | 'room-settings'
  | 'invite'
  | 'search'
  | 'pins'
  | 'bookmarks'
  | 'room-notifications'
  | 'files'
  | 'settings'
  | 'moderation'
  | 'switcher'
  | 'browse'
  | 'create-room'
  | 'new-direct'
  | 'clear-chat'
  | 'leave-room'
  | 'log-in'
  | 'register';

export interface OpenPanel {
  name: PanelName;
  /** Whom it is about. */
  person?: Profile;
}

/** Which picture of the room on screen is looked at by itself. */
export interface Viewing {
  seq: number;
  fileId: string;
}

/** Someone who types in the room on screen. */
interface Typing {
  person: Person;
  until: number;
}

/** A clear that can be undone until a time. */
export interface UndoClear {
  roomId: string;
  until: number;
}

export interface PageState {
  stage: Stage;
  link: 'down' | 'up';
  you: Profile | null;
  access: 'open' | 'invite';
  /** Until when you may not speak, in Unix milliseconds. */
  mutedUntil: number | null;
  route: Route;
  errand: Errand | null;
  /** The rooms and direct conversations that you are in. Empty until they are known: everyone is in General. */
  rooms: readonly ListedRoom[];
  /** The room of the route, once it is known. */
  room: RoomState | null;
  /** Why the room of the route cannot be shown. */
  absent: { code: string; message: string } | null;
  /** Rooms that were on screen before, the last one first. */
  recent: readonly RoomState[];
  /** Those who have a colour, a role or a status, by `personKey`: as last seen in any room. */
  profiles: ReadonlyMap<string, Profile>;
  typing: readonly Typing[];
  /** Messages after this `seq` were new when the room was opened. Undefined until that is known. */
  newSince: number | null | undefined;
  /** The message to bring into view; `time` tells two wishes for the same one apart. */
  sought: { seq: number; time: number } | null;
  outbox: Outbox;
  /** Whether what waits in the outbox isOutboxKept the page, as far as is known. */
  isOutboxKept: boolean;
  /** What stands in the composer. */
  draft: string;
  /** The files that go with the next messages, of every room. */
  picked: readonly PickedFile[];
  /** The message that the next one answers. */
  replyTo: Message | null;
  /** The `seq` of the message being edited. */
  editing: number | null;
  older: 'idle' | 'loading' | 'failed';
  newer: 'idle' | 'loading';
  panel: OpenPanel | null;
  viewing: Viewing | null;
  /** Whether you keep a message, by `bookmarkKey`, as far as is known. */
  bookmarks: Readonly<Record<string, boolean>>;
  /** A word to the person, until they close it or the next one. */
  word: { text: string; time: number; undoClear?: UndoClear } | null;
}

export const emptyPage: PageState = {
  stage: { name: 'starting' },
  link: 'down',
  you: null,
  access: 'open',
  mutedUntil: null,
  route: { roomId: GENERAL },
  errand: null,
  rooms: [],
  room: null,
  absent: null,
  recent: [],
  profiles: new Map(),
  typing: [],
  newSince: undefined,
  sought: null,
  outbox: [],
  isOutboxKept: true,
  draft: '',
  picked: [],
  replyTo: null,
  editing: null,
  older: 'idle',
  newer: 'idle',
  panel: null,
  viewing: null,
  bookmarks: {},
  word: null,
};
