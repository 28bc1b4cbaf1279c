import { type Profile, personKey } from '@protocol/people';
import type { Message, Room } from '@protocol/rooms';
import { isAtLeast, mayModerate, mayPin, maySpeak } from '../../people/rank';

const offers = [
  'react',
  'reply',
  'edit',
  'copyText',
  'copyLink',
  'bookmark',
  'pin',
  'report',
  'edits',
  'mute',
  'ban',
  'delete',
] as const;

/** What can be done with a message. */
export type Offer = (typeof offers)[number];

interface Standing {
  message: Message;
  you: Profile;
  room: Room;
  /** The author as those here know them; what is not known of them is left to the server. */
  author?: Profile | undefined;
}

/** What someone may do with a message, as far as the page can tell. The server decides. */
export function offersFor({ message, you, room, author }: Standing): ReadonlySet<Offer> {
  if (message.kind !== 'message' || message.deleted) return new Set();
  const isOwn = personKey(message.author) === personKey(you);
  const isModerator = isAtLeast(you, 'moderator');
  const speaks = maySpeak(you, room);
  const disciplines = !isOwn && mayModerate(you, author ?? {});
  const may: Record<Offer, boolean> = {
    react: speaks,
    reply: speaks,
    edit: isOwn && speaks,
    copyText: message.message !== '',
    copyLink: true,
    bookmark: true,
    pin: mayPin(you, room),
    report: !isOwn,
    edits: isModerator && message.editedAt !== undefined,
    mute: disciplines,
    ban: disciplines,
    delete: isOwn || isModerator,
  };
  return new Set(offers.filter((offer) => may[offer]));
}
