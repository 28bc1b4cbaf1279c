import type { CommandOutput } from '@protocol/commands';
import type { PeopleChanged, RoomChanged } from '@protocol/events';
import { type Person, type Profile, personKey } from '@protocol/people';
import type { Change, Head, Message, Room } from '@protocol/rooms';

export type EnterReply = CommandOutput<'UserEnteredRoom'>;
export type Page = CommandOutput<'LoadMessages'>;

/** A room as this page knows it. */
export interface RoomState {
  room: Room;
  head: Head;
  you: Profile;
  people: Profile[];
  /** A gap-free stretch of the room's messages, oldest first: up to its head unless there are newer ones. */
  messages: Message[];
  hasOlder: boolean;
  /** The newest `seq` that is known to lie beyond the stretch. 0 where the stretch reaches the head. */
  newer: number;
  /** The last time that the chat was cleared while this page was watching. */
  cleared: { seq: number; by: Person | null } | null;
  /** Grows whenever the list was replaced rather than continued, so that a view knows to go to its end. */
  generation: number;
  /** Grows whenever another stretch of the room was landed on, so that a view knows to begin anew there. */
  landings: number;
  /** How many messages were put before the first one, all told. It never falls, so rows can be numbered by it. */
  prepended: number;
}

/** How a batch stands to what is known already. */
export type Fit = 'continues' | 'known' | 'gap' | 'other-epoch';

export function standingTo(head: Head, batch: Pick<RoomChanged, 'epoch' | 'changes'>): Fit {
  if (batch.epoch !== head.epoch) return 'other-epoch';
  const first = batch.changes[0];
  const last = batch.changes.at(-1);
  if (!first || !last || last.seq <= head.seq) return 'known';
  return first.seq > head.seq + 1 ? 'gap' : 'continues';
}

/** Whether the changes bring back what was hidden: it is not among them, so the room has to be entered afresh. */
export function restores(changes: readonly Change[]): boolean {
  return changes.some((change) => change.type === 'restored');
}

export function enterRoom(known: RoomState | null, reply: EnterReply): RoomState {
  if ('messages' in reply) {
    const { room, head, you, people, messages, hasOlder } = reply;
    return {
      room,
      head,
      you,
      people,
      messages,
      hasOlder,
      newer: 0,
      cleared: null,
      generation: (known?.generation ?? 0) + 1,
      landings: known?.landings ?? 0,
      prepended: known?.prepended ?? 0,
    };
  }
  if (!known) throw new Error('A room that was never entered cannot be resumed');
  const { room, head, you, people, changes } = reply;
  // What changed since arrives as it is now, so it is whole without every seq between being told.
  return { ...applyChanges(known, changes), room, head, you, people };
}

/** Applies what of a batch is new. The caller has made sure that it fits. */
export function applyBatch(known: RoomState, batch: RoomChanged): RoomState {
  const news = batch.changes.filter((change) => change.seq > known.head.seq);
  const seq = news.at(-1)?.seq ?? known.head.seq;
  return { ...applyChanges(known, news), head: { ...known.head, seq } };
}

function applyChanges(known: RoomState, changes: Change[]): RoomState {
  return changes.reduce(applyChange, known);
}

function applyChange(known: RoomState, change: Change): RoomState {
  switch (change.type) {
    case 'message':
      return place(known, change.message);
    case 'cleared': {
      const { seq, by } = change;
      const messages = known.messages.filter((message) => message.seq > seq);
      return { ...known, messages, hasOlder: false, cleared: { seq, by }, generation: known.generation + 1 };
    }
    case 'swept': {
      const isSwept = (message: Message) => message.seq < change.seq && personKey(message.author) === change.author;
      return { ...known, messages: known.messages.filter((message) => !isSwept(message)) };
    }
    case 'restored':
      return { ...known, cleared: null };
  }
}

function place(known: RoomState, message: Message): RoomState {
  const { messages, cleared, hasOlder, newer } = known;
  if (cleared && message.seq <= cleared.seq) return known;
  const last = messages.at(-1);
  if (!last || message.seq > last.seq) {
    // Between the stretch and this one there are others: all of them come when one reads on.
    return newer > 0
      ? { ...known, newer: Math.max(newer, message.seq) }
      : { ...known, messages: [...messages, message] };
  }
  // A change to a message of a page that was not loaded yet will be in that page when it comes.
  if (hasOlder && message.seq < (messages[0]?.seq ?? 0)) return known;
  const index = messages.findIndex((other) => other.seq >= message.seq);
  const isKnown = messages[index]?.seq === message.seq;
  return { ...known, messages: messages.toSpliced(index, isKnown ? 1 : 0, message) };
}

/** Puts an older page before what is known, if the room is still the one that the page was asked for. */
export function prependPage(known: RoomState, before: number, page: Page): RoomState {
  const first = known.messages[0];
  if (!first || first.seq !== before) return known;
  const floor = known.cleared?.seq ?? 0;
  const older = page.messages.filter((message) => message.seq < before && message.seq > floor);
  return {
    ...known,
    messages: [...older, ...known.messages],
    hasOlder: page.hasOlder,
    prepended: known.prepended + older.length,
  };
}

/**
 * Puts a newer page after what is known. Whatever was said while it was on its way may be missing in it, and was not
 * added either: then there are newer ones still, even if the page was the last when it was made.
 */
export function appendPage(known: RoomState, after: number, knownNewer: number, page: Page): RoomState {
  if (known.messages.at(-1)?.seq !== after) return known;
  const floor = Math.max(after, known.cleared?.seq ?? 0);
  const messages = [...known.messages, ...page.messages.filter((message) => message.seq > floor)];
  const last = messages.at(-1)?.seq ?? 0;
  const isWhole = !page.hasNewer && (known.newer === knownNewer || known.newer <= last);
  return { ...known, messages, newer: isWhole ? 0 : Math.max(known.newer, last + 1) };
}

/** Shows another stretch of the room instead. */
export function landOn(known: RoomState, page: Page): RoomState {
  const floor = known.cleared?.seq ?? 0;
  const messages = page.messages.filter((message) => message.seq > floor);
  const last = messages.at(-1)?.seq ?? 0;
  // More may have been said while the page was on its way.
  const beyond = Math.max(known.messages.at(-1)?.seq ?? 0, known.newer, page.hasNewer ? last + 1 : 0);
  const newer = beyond > last ? beyond : 0;
  return { ...known, messages, hasOlder: page.hasOlder, newer, landings: known.landings + 1 };
}

export function applyPeople(known: RoomState, { here, gone }: PeopleChanged): RoomState {
  const people = new Map(known.people.map((person) => [personKey(person), person]));
  for (const key of gone) people.delete(key);
  for (const person of here) people.set(personKey(person), person);
  return { ...known, people: [...people.values()] };
}

/** Gives someone's earlier messages the name that they have now. */
export function renamePerson(known: RoomState, profile: Profile): RoomState {
  const key = personKey(profile);
  const person: Person = {
    userID: profile.userID,
    username: profile.username,
    ...(profile.claimed ? { claimed: true } : {}),
  };
  const isThem = (other: Person) => personKey(other) === key;
  const messages = known.messages.map((message) =>
    isThem(message.author) && message.author.username !== person.username ? { ...message, author: person } : message,
  );
  const people = known.people.map((other) => (isThem(other) ? profile : other));
  return { ...known, messages, people, you: isThem(known.you) ? profile : known.you };
}
