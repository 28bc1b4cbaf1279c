import type { DeltaEvents, PeopleChanged, RoomChanged } from '@protocol/events';
import type { Person, Profile } from '@protocol/people';
import type { ListedRoom, Message } from '@protocol/rooms';
import type { Errand, Route } from '../route/route';
import type { KeptEntry, OutboxEntry } from './outbox';
import type { OpenPanel, UndoClear, Viewing } from './page-state';
import type { PickedFile } from './picked';
import type { EnterReply, Page } from './room-state';

/** What the server tells that needs no care beyond being applied, under the server's own name for it. */
export type ToldName =
  | 'RoomListed'
  | 'RoomUnlisted'
  | 'RoomActive'
  | 'RoomRenewed'
  | 'ReadMoved'
  | 'BookmarksChanged'
  | 'YouChanged'
  | 'PersonChanged';

export type Told = { [N in ToldName]: { type: N } & Parameters<DeltaEvents[N]>[0] }[ToldName];

type SessionEvent =
  | { type: 'connected' }
  | { type: 'disconnected' }
  | { type: 'errandCame'; errand: Errand | null }
  | { type: 'nameWanted'; suggested: string; problem: string | null }
  | { type: 'nameGiven' }
  | { type: 'returning'; you: Profile }
  | { type: 'known'; you: Profile; mutedUntil: number | null }
  | { type: 'accessKnown'; access: 'open' | 'invite' }
  | { type: 'gone'; code: string; message: string };

type RoomEvent =
  | { type: 'roomsListed'; rooms: ListedRoom[] }
  | { type: 'opened'; route: Route; draft: string }
  | { type: 'entered'; reply: EnterReply }
  | { type: 'absent'; roomId: string; code: string; message: string }
  | { type: 'changed'; batch: RoomChanged }
  | { type: 'peopleChanged'; people: PeopleChanged }
  | { type: 'typed'; people: Person[]; until: number }
  | { type: 'typingPassed'; now: number }
  | { type: 'divided' }
  | { type: 'profilesSeen'; people: Profile[] };

type PageLoadEvent =
  | { type: 'olderAsked' }
  | { type: 'olderCame'; before: number; page: Page }
  | { type: 'olderFailed' }
  | { type: 'newerAsked' }
  | { type: 'newerCame'; after: number; knownNewer: number; page: Page }
  | { type: 'newerFailed' }
  /** Another stretch of the room: around a message, or its newest. */
  | { type: 'landed'; roomId: string; page: Page }
  | { type: 'sought'; seq: number; time: number };

type WritingEvent =
  | { type: 'written'; entries: OutboxEntry[] }
  /** The disk has it in a place there, or cannot have it. */
  | { type: 'entryKept'; clientId: string; place: number | undefined }
  /** The whole outbox as it is on disk, or that it cannot be read. */
  | { type: 'outboxRead'; entries: KeptEntry[] }
  | { type: 'outboxUnread' }
  | { type: 'acknowledged'; clientId: string; seq: number }
  | { type: 'held'; clientId: string; note: string }
  | { type: 'refused'; clientId: string; note: string; mustChange: boolean }
  | { type: 'aged'; clientId: string }
  | { type: 'tryAgain'; clientId: string; now: number }
  | { type: 'discarded'; clientId: string }
  | { type: 'takenBack'; clientId: string }
  | { type: 'drafted'; text: string }
  /** All that is picked now. */
  | { type: 'picked'; files: readonly PickedFile[] }
  /** A file of a message on its way is not to go with it. */
  | { type: 'fileDropped'; key: string }
  | { type: 'replying'; to: Message | null }
  | { type: 'editing'; seq: number | null };

type OverlayEvent =
  | { type: 'panelOpened'; panel: OpenPanel }
  | { type: 'panelClosed' }
  | { type: 'viewing'; picture: Viewing | null }
  | { type: 'wordSaid'; text: string; time: number; undoClear?: UndoClear }
  | { type: 'wordTaken' };

export type PageEvent = Told | SessionEvent | RoomEvent | PageLoadEvent | WritingEvent | OverlayEvent;
