import { usePage } from '../../page';
import { Avatar } from '../../people/avatar';
import { RoomIcon } from '../../rooms/room-icon';
import type { Offer } from './offer';

/** An offer as it stands in the list: what it is, and what tells it from others. */
export function OfferLine({ offer }: { offer: Offer }) {
  const you = usePage((page) => page.you);
  switch (offer.kind) {
    case 'emoji':
      return (
        <>
          <span aria-hidden="true" className="w-6 flex-none text-center text-xl leading-none">
            {offer.shown}
          </span>
          <span className="truncate">:{offer.code}:</span>
          <Note>{offer.emoji.name}</Note>
        </>
      );
    case 'person':
      return (
        <>
          <Avatar person={offer.person} small here={offer.isHere} />
          <span dir="auto" className="truncate">
            {offer.person.username}
          </span>
          <Note>{offer.isHere ? 'here' : 'not here'}</Note>
        </>
      );
    case 'room':
      return (
        <>
          <RoomIcon room={offer.room} you={you} />
          <span dir="auto" className="flex-none truncate">
            {offer.room.name}
          </span>
          {offer.room.topic && <Note>{offer.room.topic}</Note>}
        </>
      );
    case 'command':
      return (
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5 py-1">
          <span className="font-semibold">/{offer.command.name}</span>
          {offer.command.takes && <span className="min-w-0 text-soft">{offer.command.takes}</span>}
          <span className="w-full text-[13px] text-soft rail:ml-auto rail:w-auto">{offer.command.does}</span>
        </span>
      );
  }
}

function Note({ children }: { children: string }) {
  return (
    <span dir="auto" className="ml-auto min-w-0 truncate pl-2 text-[13px] text-soft">
      {children}
    </span>
  );
}
