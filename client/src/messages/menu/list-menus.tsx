import type { Message } from '@protocol/rooms';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePage, useWholePage } from '../../page';
import { part } from '../../ui/part';
import type { Point } from '../../ui/place';
import { MessageToolbar } from './message-toolbar';
import { messageOf } from './rows';
import { useCopying } from './use-copying';
import { useOpeners } from './use-openers';

const MessageMenu = part(() => import('./message-menu'));

interface OpenMenu {
  message: Message;
  row: HTMLElement;
  at: Point | null;
}

/**
 * What can be done with the messages of the list: the tools beside the one that the mouse is over, and the menu of the one
 * that was asked for. It stands outside the rows, since a row is taken away as soon as it scrolls out of view.
 */
export default function ListMenus() {
  const { store } = useWholePage();
  const [near, setNear] = useState<HTMLElement | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const open = useCallback(
    (row: HTMLElement, at: Point | null) => {
      const message = messageOf(row, store.getState().room?.messages ?? []);
      if (!message) return false;
      // Where the focus comes back to.
      row.focus({ preventScroll: true });
      setMenu({ message, at, row });
      return true;
    },
    [store],
  );
  useOpeners({ open, near: setNear });
  useCopying();
  const chosen = menu?.row;
  useEffect(() => {
    // So that one sees which message the menu is about.
    chosen?.setAttribute('data-chosen', '');
    return () => chosen?.removeAttribute('data-chosen');
  }, [chosen]);
  const messages = usePage(({ room }) => room?.messages);
  const nearest = near && messages ? messageOf(near, messages) : null;
  // As it is now: it may have been edited since the menu opened.
  const message = messages?.find(({ id }) => id === menu?.message.id) ?? menu?.message;
  return (
    <>
      {near && nearest && createPortal(<MessageToolbar message={nearest} onMenu={(at) => open(near, at)} />, near)}
      {menu && message && (
        <MessageMenu
          key={message.id}
          message={message}
          at={menu.at}
          onClose={() => setMenu(null)}
          onMissing={() => setMenu(null)}
        />
      )}
    </>
  );
}
