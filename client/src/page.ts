import { GENERAL } from '@protocol/limits';
import { createContext, useContext } from 'react';
import { v4 as newId } from 'uuid';
import { useStore } from 'zustand';
import { openRoomLink } from './connection/room-link';
import { createSocketWire } from './connection/socket-wire';
import type { PageState } from './state/apply';
import { keepDraft } from './state/keep-draft';
import { keepOutbox } from './state/keep-outbox';
import { createKept } from './state/kept';
import { createPageStore, type PageStore } from './state/store';

/** What the parts of the page can do. */
export interface Actions {
  join(name: string): void;
  send(message: string): void;
  tryAgain(clientId: string): void;
  discard(clientId: string): void;
  /** Puts a message that failed back into the composer. */
  takeBack(clientId: string): void;
  draft(text: string): void;
  loadOlder(): void;
  /** Null when the chat was cleared, else a sentence that says why not. */
  clearChat(): Promise<string | null>;
}

export interface Page {
  store: PageStore;
  actions: Actions;
}

/** Joins the parts of the page and opens its connection. */
export function openPage(storage: Storage): Page {
  const kept = createKept(storage);
  const { store, dispatch } = createPageStore();
  dispatch({ type: 'drafted', text: kept.draft(GENERAL) });
  keepDraft(store, kept);
  keepOutbox(store, kept);
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const link = openRoomLink({ wire: createSocketWire(), store, dispatch, kept, wait });
  const actions: Actions = {
    join: link.join,
    send(message) {
      // Not crypto.randomUUID: on a plain http address of a home network it does not exist.
      const entry = { clientId: newId(), message, writtenAt: Date.now(), state: 'pending' } as const;
      dispatch({ type: 'written', entries: [entry] });
      link.flush();
    },
    tryAgain(clientId) {
      dispatch({ type: 'tryAgain', clientId });
      link.flush();
    },
    discard: (clientId) => dispatch({ type: 'discarded', clientId }),
    takeBack: (clientId) => dispatch({ type: 'takenBack', clientId }),
    draft: (text) => dispatch({ type: 'drafted', text }),
    loadOlder: () => void link.loadOlder(),
    clearChat: link.clearChat,
  };
  return { store, actions };
}

export const PageContext = createContext<Page | null>(null);

function useWholePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('There is no page around this component');
  return page;
}

export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(useWholePage().store, select);
}

export function useActions(): Actions {
  return useWholePage().actions;
}
