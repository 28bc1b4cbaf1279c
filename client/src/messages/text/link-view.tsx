import type { ReactNode } from 'react';
import { usePage } from '../../page';
import { labelOf } from '../../rooms/room-label';
import { listedOf } from '../../state/rooms-list';
import type { Link } from './node';
import { placeOf } from './place';
import { RoomLink } from './room-link';

/** A link. One to a place of yours here says what it leads to; one that pretends to lead elsewhere, where it really does. */
export function LinkView({ link, children }: { link: Link; children: ReactNode }) {
  const place = placeOf(link.href, location.origin);
  const room = usePage(({ rooms }) => (place?.name === 'room' ? listedOf(rooms, place.roomId) : undefined));
  const you = usePage((page) => page.you);
  if (place?.name === 'room' && room) {
    const name = room.kind === 'direct' ? labelOf(room, you) : `#${labelOf(room, you)}`;
    return (
      <RoomLink room={room} seq={place.seq}>
        {!link.isBare ? children : place.seq === undefined ? name : `Message in ${name}`}
      </RoomLink>
    );
  }
  return (
    <>
      <a
        href={link.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        dir={link.isBare ? 'ltr' : 'auto'}
        className="text-accent underline underline-offset-2"
      >
        {place?.name === 'invite' && link.isBare ? 'Invite link' : children}
      </a>
      {link.really !== undefined && (
        <span className="text-[0.9em] text-soft">
          {' ('}
          <bdi dir="ltr">{link.really}</bdi>)
        </span>
      )}
    </>
  );
}
