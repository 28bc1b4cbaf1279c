import type { Feed } from '../../delivery/feed';
import { personKey, type RoomActive } from '../../protocol/index';
import { type EncodedEvent, encodeEvent } from './encoded-event';

/** What people are told of rooms that they are in but have not on screen: that something was said, and by whom. */
export const activityFeed: Feed<EncodedEvent> = {
  name: 'activity',

  changes({ room, head }, changes) {
    const said = changes.flatMap((change) =>
      change.type === 'message' && change.message.kind === 'message' && change.message.seq === change.seq
        ? [change.message]
        : [],
    );
    if (said.length === 0) return undefined;
    const active: RoomActive = {
      roomId: room.roomId,
      seq: head.seq,
      authors: said.map(({ author }) => personKey(author)),
      mentioned: said.flatMap(({ mentions }) => mentions ?? []),
    };
    return encodeEvent('RoomActive', JSON.stringify(active));
  },
};
