import { type ListedRoom, Refusal } from '../../protocol/index';
import type { Bus, RoomStanding, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';

/** Rooms as they stand in somebody's list. People are told apart by `personKey`. */
export class Listing {
  constructor(
    private readonly store: Pick<Store, 'rooms' | 'installation'>,
    private readonly bus: Bus,
  ) {}

  async of(person: string): Promise<ListedRoom[]> {
    return (await this.store.rooms.roomsOf(person)).map((standing) => this.listed(standing));
  }

  /** Rejects with `room_not_found` where they are not a member. */
  async one(roomId: string, person: string): Promise<ListedRoom> {
    const standing = await this.store.rooms.standing(roomId, person);
    if (!standing) throw new Refusal('room_not_found');
    return this.listed(standing);
  }

  /** Tell those of these people who are in the room that it is in their list from now on, or is now like this there. */
  async tell(chatRoom: ChatRoom, people: Iterable<string>): Promise<void> {
    const { roomId } = chatRoom.room;
    for (const person of people) {
      const standing = await this.store.rooms.standing(roomId, person);
      // Looked at only now: they may have been put out meanwhile, and would listen to the room again.
      if (!standing || !chatRoom.attendance.isInside({ key: person })) continue;
      this.bus.tell(person, { type: 'listed', room: this.listed(standing) });
    }
  }

  private listed({ room, seq, ...standing }: RoomStanding): ListedRoom {
    return { ...room, head: { epoch: this.store.installation.epoch, seq }, ...standing };
  }
}
