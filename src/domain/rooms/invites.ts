import { v4 as uuid } from 'uuid';
import { type CommandOutput, GENERAL, type ListedRoom, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import { makerOf } from '../people/maker';
import { INVITES_MAX } from '../policies';
import type { Clock, Invite, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import { hashOfInvite, makeInviteCode } from './invite-code';
import type { Listing } from './listing';

interface InvitesDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  listing: Listing;
}

/** An invite as it is shown, with how its maker is seen now. */
export type ShownInvite = CommandOutput<'CreateInvite'>['invite'];

/** Codes that let their bearers into a room. */
export class Invites {
  constructor(private readonly dependencies: InvitesDependencies) {}

  /** With `expiresInMs` or `uses` left out there is no such end. Rejects with `too_many`. */
  async create(
    by: Actor,
    { room: { roomId } }: ChatRoom,
    { expiresInMs, uses }: { expiresInMs?: number | undefined; uses?: number | undefined },
  ): Promise<{ invite: ShownInvite; code: string }> {
    const { store, clock } = this.dependencies;
    const now = clock.now();
    if ((await store.rooms.countInvites(roomId, now)) >= INVITES_MAX) throw new Refusal('too_many');
    const invite: Invite = {
      inviteId: uuid(),
      roomId,
      createdBy: by.person,
      createdAt: now,
      expiresAt: expiresInMs === undefined ? null : now + expiresInMs,
      usesLeft: uses ?? null,
    };
    const code = makeInviteCode();
    await store.rooms.addInvite(invite, hashOfInvite(code));
    return { invite: { ...invite, createdBy: by.profile }, code };
  }

  async list({ room: { roomId } }: ChatRoom): Promise<ShownInvite[]> {
    const { store, clock } = this.dependencies;
    const invites = await store.rooms.invites(roomId, clock.now());
    return Promise.all(invites.map(async (invite) => ({ ...invite, createdBy: await makerOf(store.people, invite) })));
  }

  /** Rejects with `invite_invalid`. */
  async revoke({ room: { roomId } }: ChatRoom, inviteId: string): Promise<void> {
    if (!(await this.dependencies.store.rooms.revokeInvite(roomId, inviteId))) throw new Refusal('invite_invalid');
  }

  /** The room that a code leads to. Rejects with `invite_invalid`. */
  async look(code: string): Promise<{ roomId: string; name: string }> {
    const { usesLeft, roomId } = await this.find(code);
    const room = await this.dependencies.store.rooms.find(roomId);
    if (!room || usesLeft === 0) throw new Refusal('invite_invalid');
    return { roomId, name: room.name };
  }

  /** Come into the room that a code leads to. Who is in it already uses nothing up. Rejects with `invite_invalid`. */
  async redeem({ key, person }: Actor, code: string): Promise<ListedRoom> {
    const { store, clock, chat, listing } = this.dependencies;
    // Found before, so that nothing is awaited between the store's answer and the room's: they may be put out at once.
    const chatRoom = await chat.find((await this.find(code)).roomId);
    const { roomId, isNew } = await store.rooms.redeemInvite(hashOfInvite(code), person, clock.now(), false);
    if (isNew && roomId !== GENERAL) {
      chatRoom.attendance.admit(person);
      await listing.tell(chatRoom, [key]);
    }
    return listing.one(roomId, key);
  }

  /** One that is used up, too: whoever took the last use may ask again. Rejects with `invite_invalid`. */
  private async find(code: string): Promise<Invite> {
    const { store, clock } = this.dependencies;
    const invite = await store.rooms.findInvite(hashOfInvite(code), clock.now());
    if (!invite) throw new Refusal('invite_invalid');
    return invite;
  }
}
