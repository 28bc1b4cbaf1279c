import { useMemo } from 'react';
import { usePage, useWholePage } from '../page';
import { picturesOf } from './viewer/pictures-of';
import { Viewer } from './viewer/viewer';

/** The pictures of the room on screen, as far as it is loaded. */
export default function RoomViewer() {
  const { dispatch } = useWholePage();
  const viewing = usePage((page) => page.viewing);
  const messages = usePage((page) => page.room?.messages);
  const pictures = useMemo(() => picturesOf(messages ?? []), [messages]);
  if (!viewing) return null;
  return (
    <Viewer
      pictures={pictures}
      shown={viewing}
      onGo={(picture) => dispatch({ type: 'viewing', picture })}
      onClose={() => dispatch({ type: 'viewing', picture: null })}
    />
  );
}
