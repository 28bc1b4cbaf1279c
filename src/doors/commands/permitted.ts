import type { Actor } from '../../domain/authority/actor';
import type { Permit } from '../../domain/authority/authority';
import type { ChatRoom } from '../../domain/room/chat-room';

/** Who was permitted to ask. Throws where the policy let in somebody who has not said who they are: that is a fault of ours. */
export function actorOf({ actor }: Permit): Actor {
  if (!actor) throw new Error('the policy permits this to nobody in particular');
  return actor;
}

/** The room that was looked up. Throws where the policy asked for none: that is a fault of ours. */
export function roomOf({ room }: Permit): ChatRoom {
  if (!room) throw new Error('the policy permits this without a room');
  return room;
}
