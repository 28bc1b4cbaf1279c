import type { Actor } from '../../domain/authority/actor';
import type { Permit } from '../../domain/authority/authority';
import type { ChatRoom } from '../../domain/chat-room';
import { Refusal } from '../../protocol/index';

/** Who was permitted to ask. Throws `session_required` where the rule let in somebody who has not said who they are. */
export function actorOf({ actor }: Permit): Actor {
  if (!actor) throw new Refusal('session_required');
  return actor;
}

/** The room that was looked up. Throws `room_not_found` where the rule asked for none. */
export function roomOf({ room }: Permit): ChatRoom {
  if (!room) throw new Refusal('room_not_found');
  return room;
}
