import type { CommandOutput } from '@protocol/commands';
import type { PeopleChanged, RoomChanged } from '@protocol/events';
import { type Person, personKey } from '@protocol/people';
import type { Change, Head, Message, Room } from '@protocol/rooms';

export type EnterReply = CommandOutput<'UserEnteredRoom'>;
export type OlderPage = CommandOutput<'LoadMessages'>;

/** A room as this page knows it. */
export interface RoomState {
  room: Room;
  head: Head;
  you: Person;
  people: Person[];
  /** A gap-free stretch of the room's messages up to its head, oldest first. */
  messages: Message[];
  hasOlder: boolean;
  /** The last time that the chat was cleared while this page was watching. */
  cleared: { seq: number; by: Person | null } | null;
  /** Grows whenever the list was replaced rather than continued, so that a view knows to go to its end. */
  generation: number;
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

export function enterRoom(known: RoomState | null, reply: EnterReply): RoomState {
  if ('messages' in reply) {
    const { room, head, you, people, messages, hasOlder } = reply;
    const generation = (known?.generation ?? 0) + 1;
    return { room, head, you, people, messages, hasOlder, cleared: null, generation, prepended: known?.prepended ?? 0 };
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
  return { ...applyChanges(known, news), head: { epoch: known.head.epoch, seq } };
}

function applyChanges(known: RoomState, changes: Change[]): RoomState {
  return changes.reduce(applyChange, known);
}

function applyChange(known: RoomState, change: Change): RoomState {
  switch (change.type) {
    case 'message':
      return { ...known, messages: place(known, change.message) };
    case 'cleared': {
      const { seq, by } = change;
      const messages = known.messages.filter((message) => message.seq > seq);
      return {
        ...known,
        messages,
        hasOlder: false,
        cleared: { seq, by },
        generation: known.generation + 1,
      };
    }
  }
}

function place(known: RoomState, message: Message): Message[] {
  const { messages, cleared, hasOlder } = known;
  if (cleared && message.seq <= cleared.seq) return messages;
  const last = messages.at(-1);
  if (!last || message.seq > last.seq) return [...messages, message];
  // A change to a message of a page that was not loaded yet will be in that page when it comes.
  if (hasOlder && message.seq < (messages[0]?.seq ?? 0)) return messages;
  const index = messages.findIndex((other) => other.seq >= message.seq);
  return messages.toSpliced(index, messages[index]?.seq === message.seq ? 1 : 0, message);
}

/** Puts an older page before what is known, if the room is still the one that the page was asked for. */
export function prependPage(known: RoomState, before: number, page: OlderPage): RoomState {
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

export function applyPeople(known: RoomState, { here, gone }: PeopleChanged): RoomState {
  const people = new Map(known.people.map((person) => [personKey(person), person]));
  for (const key of gone) people.delete(key);
  for (const person of here) people.set(personKey(person), person);
  return { ...known, people: [...people.values()] };
}
