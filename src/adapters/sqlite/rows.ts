import type { Account, StoredMessage } from '../../domain/ports';
import {
  type Attachment,
  type Person,
  type Profile,
  personFromKey,
  type Reaction,
  type Role,
  type Room,
} from '../../protocol/index';

export interface MessageRow {
  seq: number;
  changed_seq: number;
  id: string;
  kind: StoredMessage['kind'];
  author_key: string;
  username: string;
  message: string;
  sent_at: number;
  client_id: string | null;
  time_stamp: string | null;
  reply_to: number | null;
  mentions: string | null;
  edited_at: number | null;
  pinned_at: number | null;
  deleted: number | null;
  /** JSON: `[emoji, personKey, username]` of each, first one first. */
  reactions: string | null;
  /** JSON: of each what `attachmentOf` takes, in their order. */
  attachments: string | null;
}

export type AttachmentFields = [
  fileId: string,
  name: string,
  size: number,
  type: string,
  kind: Attachment['kind'],
  width: number | null,
  height: number | null,
  thumbnail: number | null,
  voice: Attachment['voice'] | null,
];

export interface RoomRow {
  id: number;
  room_id: string;
  name: string;
  seq: number;
  restored_seq: number;
  kind: Room['kind'];
  topic: string | null;
  speakers: NonNullable<Room['speakers']> | null;
  clearers: NonNullable<Room['clearers']> | null;
  slow_mode_seconds: number | null;
  archived: number;
  host_key: string | null;
  direct_key: string | null;
  indexed_seq: number;
}

export interface ClearRow {
  seq: number;
  by_key: string | null;
  by_username: string | null;
  cleared_at: number;
}

export interface PersonRow {
  person_key: string;
  username: string;
}

export interface ProfileRow extends PersonRow {
  role: Role | null;
  colour: number | null;
  status: string | null;
}

/** `rights` is JSON, null of everyone but bots. */
export type AccountRow = Omit<Account, 'rights'> & { rights: string | null };

export function messageOf(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    seq: row.seq,
    changedSeq: row.changed_seq,
    kind: row.kind,
    author: personFromKey(row.author_key, row.username),
    message: row.message,
    sentAt: row.sent_at,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    ...(row.time_stamp === null ? {} : { timeStamp: JSON.parse(row.time_stamp) }),
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    ...(row.mentions === null ? {} : { mentions: JSON.parse(row.mentions) }),
    ...(row.reactions === null ? {} : { reactions: reactionsOf(row.reactions) }),
    ...(row.attachments === null ? {} : { attachments: JSON.parse(row.attachments).map(attachmentOf) }),
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
    ...(row.pinned_at === null ? {} : { pinned: true as const }),
    ...(row.deleted === null ? {} : { deleted: true as const }),
  };
}

export function attachmentOf([
  fileId,
  name,
  size,
  type,
  kind,
  width,
  height,
  thumbnail,
  voice,
]: AttachmentFields): Attachment {
  return {
    fileId,
    name,
    size,
    type,
    kind,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(thumbnail === null ? {} : { thumbnail: true as const }),
    ...(voice === null ? {} : { voice }),
  };
}

function reactionsOf(json: string): Reaction[] {
  const byEmoji = new Map<string, Person[]>();
  for (const [emoji, key, username] of JSON.parse(json) as [string, string, string][]) {
    const by = byEmoji.get(emoji);
    if (by) by.push(personFromKey(key, username));
    else byEmoji.set(emoji, [personFromKey(key, username)]);
  }
  return [...byEmoji].map(([emoji, by]) => ({ emoji, by }));
}

export function clearedBy({ by_key, by_username }: ClearRow): Person | null {
  return by_key === null ? null : personFromKey(by_key, by_username ?? '');
}

export function roomOf(row: RoomRow): Room {
  return {
    roomId: row.room_id,
    name: row.name,
    kind: row.kind,
    ...(row.topic === null ? {} : { topic: row.topic }),
    ...(row.speakers === null ? {} : { speakers: row.speakers }),
    ...(row.clearers === null ? {} : { clearers: row.clearers }),
    ...(row.slow_mode_seconds === null ? {} : { slowModeSeconds: row.slow_mode_seconds }),
    ...(row.archived ? { archived: true as const } : {}),
    ...(row.host_key === null ? {} : { host: row.host_key }),
  };
}

export function personOf(row: PersonRow): Person {
  return personFromKey(row.person_key, row.username);
}

export function accountOf(row: AccountRow): Account;
export function accountOf(row: AccountRow | undefined): Account | undefined;
export function accountOf(row: AccountRow | undefined): Account | undefined {
  if (!row) return undefined;
  const { rights, ...account } = row;
  return rights === null ? account : { ...account, rights: JSON.parse(rights) };
}

export function profileOf(row: ProfileRow): Profile {
  return {
    ...personOf(row),
    ...(row.role === null || row.role === 'guest' ? {} : { role: row.role }),
    ...(row.colour === null ? {} : { colour: row.colour }),
    ...(row.status === null ? {} : { status: row.status }),
  };
}
