import { type BotRight, type CommandName, personKey, Refusal } from '../../protocol/index';
import type { StoredFile, StoredMessage } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import { type Actor, type Asker, isAtLeast } from './actor';
import type { Policy, Rule } from './policy';

/** What was looked up to find out that somebody may do something, for the one who does it. */
export interface Permit {
  actor: Actor | undefined;
  /** Of a command about a room. */
  room: ChatRoom | undefined;
  /** Of a command that an author may do. */
  message: StoredMessage | undefined;
  /** Of a command about a file. */
  file?: StoredFile;
}

/** What of a payload the rules look at. */
export interface Subject {
  roomId?: string;
  seq?: number;
  fileId?: string;
}

export interface RoomFinder {
  /** Bring a room into memory. Rejects with `room_not_found`. */
  find(roomId: string): Promise<ChatRoom> | ChatRoom;
}

export interface FileFinder {
  find(fileId: string): Promise<StoredFile | undefined>;
}

/**
 * Decides whether somebody may do something, by the policy and by what is looked up: never by what a payload says of its sender.
 */
export class Authority {
  constructor(
    private readonly rooms: RoomFinder,
    private readonly files: FileFinder,
    private readonly policy: Policy,
  ) {}

  /**
   * Rejects with `session_required`, `room_not_found`, `not_a_member`, `message_not_found`, `file_not_found`, `room_locked` or
   * `not_allowed`.
   */
  async permit(command: CommandName, { actor }: Asker, subject: Subject): Promise<Permit> {
    const rule = this.policy[command];
    if (!actor && rule.who !== 'anyone') throw new Refusal('session_required');
    if (actor?.rights) checkRights(rule, actor.rights);
    if (!actor || !rule.room) {
      if (actor) checkRole(rule, actor.role);
      return { actor, room: undefined, message: undefined };
    }
    if (rule.about === 'file') return { actor, ...(await this.fileFor(rule, actor, subject.fileId ?? '')) };
    const room = await this.roomFor(rule, actor, subject.roomId ?? '');
    const message = rule.or === 'author' ? await visibleMessage(room, subject.seq ?? 0) : undefined;
    const isBesides =
      (rule.or === 'author' && message !== undefined && personKey(message.author) === actor.key) ||
      (rule.or === 'host' && room.isHost(actor));
    if (!isBesides) checkRole(roleIn(rule, room), actor.role);
    if (rule.setting) checkSetting(room, rule.setting, actor);
    return { actor, room, message };
  }

  private async fileFor(rule: Rule, actor: Actor, fileId: string): Promise<Omit<Permit, 'actor'>> {
    const file = await this.files.find(fileId);
    if (!file) throw new Refusal('file_not_found');
    if (file.seq === undefined) {
      if (file.by !== actor.key) throw new Refusal('file_not_found');
      return { file, room: undefined, message: undefined };
    }
    const room = await this.roomFor(rule, actor, file.roomId).catch(asNoFile);
    const message = await room.message(file.seq);
    if (!message) throw new Refusal('file_not_found');
    return { file, room, message };
  }

  private async roomFor(rule: Rule, actor: Actor, roomId: string): Promise<ChatRoom> {
    const room = await this.rooms.find(roomId);
    const isInside = room.attendance.isInside(actor);
    if (!isInside && room.room.kind !== 'public') throw new Refusal('room_not_found');
    if (!isInside && rule.room === 'inside') throw new Refusal('not_a_member');
    if (rule.kinds && !rule.kinds.includes(room.room.kind)) throw new Refusal('not_allowed');
    return room;
  }
}

function roleIn(rule: Rule, { room }: ChatRoom): Rule {
  return rule.direct && room.kind === 'direct' ? { ...rule, who: rule.direct } : rule;
}

function checkRole({ who, unseen }: Rule, role: Actor['role']): void {
  if (who === 'nobody' || (who !== 'anyone' && !isAtLeast(role, who))) throw new Refusal(unseen ?? 'not_allowed');
}

function checkRights({ bots = [] }: Rule, rights: readonly BotRight[]): void {
  if (!bots.some((right) => rights.includes(right))) throw new Refusal('not_allowed');
}

function checkSetting(room: ChatRoom, setting: 'speakers' | 'clearers', actor: Actor): void {
  const least = room.room[setting];
  if (!least || isAtLeast(actor.role, least) || room.isHost(actor)) return;
  throw new Refusal(setting === 'speakers' ? 'room_locked' : 'not_allowed');
}

async function visibleMessage(room: ChatRoom, seq: number): Promise<StoredMessage> {
  const message = await room.message(seq);
  if (!message) throw new Refusal('message_not_found');
  return message;
}

function asNoFile(error: unknown): never {
  throw error instanceof Refusal ? new Refusal('file_not_found') : error;
}
