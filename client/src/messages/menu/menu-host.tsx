import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { usePage } from '../../page';
import { closeMenu, openMenu } from './open-menu';

const MessageMenu = lazy(() => import('./message-menu'));

/** Shows the message menu that is open, and what it leads to. */
export function MenuHost() {
  const open = useStore(openMenu, (state) => state.open);
  // As it is now: it may have been edited since the menu opened.
  const message = usePage(({ room }) => room?.messages.find(({ id }) => id === open?.message.id)) ?? open?.message;
  if (!open || !message) return null;
  return (
    <Suspense fallback={null}>
      <MessageMenu key={message.id} message={message} at={open.at} onClose={closeMenu} />
    </Suspense>
  );
}
