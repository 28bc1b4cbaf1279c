import { useState } from 'react';
import { useActions, usePage, useRequest } from '../page';
import { notifyOf } from '../rooms/attention';
import { labelOf } from '../rooms/room-label';
import { listedOf } from '../state/rooms-list';
import { Dialog } from '../ui/dialog';
import { LinkButton } from '../ui/link-button';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { type Notify, notifyWords } from './notify-words';

/** What of the room on screen you want to be notified of. */
export default function RoomNotifications({ onClose }: { onClose: () => void }) {
  const { openPanel } = useActions();
  const request = useRequest();
  const asking = useAsking();
  const [chosen, setChosen] = useState<Notify | null>(null);
  const you = usePage((page) => page.you);
  const room = usePage((page) => listedOf(page.rooms, page.route.roomId));
  if (!room) return null;
  const { roomId } = room;
  const choose = (notify: Notify) => {
    setChosen(notify);
    void asking.ask(request('SetNotifications', { roomId, notify }));
  };
  // At once, as a switch is: the server's word comes a moment later.
  const shown = asking.isBusy && chosen ? chosen : notifyOf(room);
  return (
    <Dialog title={`Notifications of ${labelOf(room, you)}`} onClose={onClose}>
      <fieldset>
        <legend className="sr-only">Notify me of</legend>
        {notifyWords.map(({ value, label, hint }) => (
          <label key={value} className="flex min-h-12 cursor-pointer items-center gap-3 rounded-lg py-1.5">
            <input
              type="radio"
              name="notify"
              className="size-5 flex-none accent-(--accent)"
              checked={shown === value}
              onChange={() => choose(value)}
            />
            <span>
              <span className="block font-medium">{label}</span>
              <span className="block text-[13.5px] text-soft">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Problem text={asking.problem} />
      <p className="mt-3 text-[13.5px] text-soft">
        It holds on all your devices. How this browser notifies you is in the{' '}
        <LinkButton onClick={() => openPanel('settings')}>settings</LinkButton>.
      </p>
    </Dialog>
  );
}
