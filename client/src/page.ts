import { GENERAL } from '@protocol/limits';
import { type Profile, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { createContext, useContext } from 'react';
import { v4 as newId } from 'uuid';
import { useStore } from 'zustand';
import { redeemInvite } from './connection/errand';
import { openRoomLink, type RoomLink } from './connection/room-link';
import { type AskSession, createSessionApi } from './connection/session-api';
import { createSocketWire } from './connection/socket-wire';
import type { Request } from './connection/wire';
import type { Address } from './route/address';
import { keepDraft } from './state/keep-draft';
import { createKept } from './state/kept';
import { openOutbox } from './state/open-outbox';
import { hasRoomFor } from './state/outbox';
import type { PageState, PanelName } from './state/page-state';
import type { PickedFile } from './state/picked';
import { createPageStore, type Dispatch, type Events, type PageStore } from './state/store';
import { copyText } from './ui/copy-text';

/** What the parts of the page can do without waiting for an answer. */
export interface Actions {
  join(name: string): void;
  /** Tries again after a goodbye. */
  comeBack(): void;
  /** Puts another room on screen, and brings one of its messages into view if `seq` names it. */
  openRoom(roomId: string, seq?: number): void;
  /** Enters the room of the route once more, as after joining it. */
  enterAgain(): void;
  /** Whether it was taken: so much may wait, and no more. */
  send(message: string, files?: readonly PickedFile[]): boolean;
  tryAgain(clientId: string): void;
  discard(clientId: string): void;
  /** Puts a message that failed back into the composer. */
  takeBack(clientId: string): void;
  /** What stands in the composer, as one writes it. */
  draft(text: string): void;
  loadOlder(): void;
  loadNewer(): void;
  toNewest(): void;
  sawNewest(): void;
  startReply(message: Message): void;
  cancelReply(): void;
  startEdit(seq: number): void;
  cancelEdit(): void;
  /** Opens what lies over the page, about somebody if it is about somebody. Nothing else stays open. */
  openPanel(name: PanelName, person?: Profile): void;
  closePanel(): void;
  copyLink(roomId: string, seq?: number): void;
  copyText(text: string): void;
  /** Tells the person something in a line that passes. */
  say(text: string): void;
}

export interface Page extends Events {
  actions: Actions;
  request: Request;
  changeSession: AskSession;
}

/** Panels that one goes on with after a message that one found in them. */
const finders: ReadonlySet<PanelName> = new Set<PanelName>(['search', 'files', 'pins', 'bookmarks']);

/** Joins the parts of the page and opens its connection. */
export function openPage(storage: Storage, address: Address): Page {
  const kept = createKept(storage);
  const events = createPageStore();
  const { store, dispatch } = events;
  dispatch({ type: 'errandCame', errand: address.takeErrand() });
  const route = address.route();
  dispatch({ type: 'opened', route, draft: kept.draft(route.roomId) });
  keepDraft(store, kept);
  const keeper = openOutbox(storage, kept, store, dispatch);
  const link = openRoomLink({
    wire: createSocketWire(),
    ask: createSessionApi((...request) => fetch(...request)),
    store,
    dispatch,
    kept,
    keeper,
    uploads: async () => (await import('./files/uploads')).uploadsOf(store),
    wait: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
    connected: () => void redeemInvite(link.request, store, dispatch, (roomId) => actions.openRoom(roomId)),
  });
  const actions = createActions(link, store, dispatch, address);
  address.onStep((next) => link.open(next));
  store.subscribe((state, before) => {
    // The room on screen is no longer the person's.
    const { roomId } = state.route;
    const isIn = (rooms: PageState['rooms']) => rooms.some((room) => room.roomId === roomId);
    if (state.rooms.length === 0 || state.rooms === before.rooms || isIn(state.rooms) || !isIn(before.rooms)) return;
    address.replace({ roomId: GENERAL });
    link.open({ roomId: GENERAL });
    // One who just leaves knows.
    if (state.panel?.name !== 'leave-room') actions.say('You are no longer in that room.');
  });
  if (route.seq !== undefined) void link.pages.seek(route.roomId, route.seq);
  return {
    ...events,
    actions,
    request: link.request,
    changeSession: (...asked) => link.session.change(...asked),
  };
}

function createActions(link: RoomLink, store: PageStore, dispatch: Dispatch, address: Address): Actions {
  const say = (text: string) => dispatch({ type: 'wordSaid', text, time: Date.now() });
  const copy = async (text: string, done: string) =>
    say((await copyText(text)) ? done : `Copying is not allowed here: ${text}`);
  return {
    join: (name) => void link.session.join(name),
    comeBack() {
      const { stage } = store.getState();
      if (stage.name === 'gone' && stage.code === 'signed_out') {
        // Whoever comes in next need not be of the room that was on screen.
        address.replace({ roomId: GENERAL });
        link.open({ roomId: GENERAL });
      }
      void link.session.find();
    },
    openRoom(roomId, seq) {
      const route = seq === undefined ? { roomId } : { roomId, seq };
      address.go(route);
      // What finds things goes on beside what it found.
      const { panel } = store.getState();
      if (!panel || !finders.has(panel.name)) dispatch({ type: 'panelClosed' });
      link.open(route);
    },
    enterAgain: () => link.enter(),
    send(message, attachments = []) {
      const { route, replyTo, you, outbox } = store.getState();
      if (!you) return false;
      if (!hasRoomFor(outbox, message)) {
        say('Too much waits to be sent. What you write stays here until some of it is gone.');
        return false;
      }
      // Not crypto.randomUUID: on a plain http address of a home network it does not exist.
      const entry = {
        clientId: newId(),
        who: personKey(you),
        roomId: route.roomId,
        message,
        ...(attachments.length > 0 && { attachments }),
        ...(replyTo && { replyTo: replyTo.seq }),
        writtenAt: Date.now(),
        state: 'writing',
      } as const;
      dispatch({ type: 'written', entries: [entry] });
      link.typed();
      void link.pages.toNewest();
      return true;
    },
    tryAgain: (clientId) => dispatch({ type: 'tryAgain', clientId, now: Date.now() }),
    discard: (clientId) => dispatch({ type: 'discarded', clientId }),
    takeBack: (clientId) => dispatch({ type: 'takenBack', clientId }),
    draft(text) {
      dispatch({ type: 'drafted', text });
      if (text.trim() !== '') link.type();
    },
    loadOlder: () => void link.pages.loadOlder(),
    loadNewer: () => void link.pages.loadNewer(),
    toNewest: () => void link.pages.toNewest(),
    sawNewest: () => link.sawNewest(),
    startReply: (message) => dispatch({ type: 'replying', to: message }),
    cancelReply: () => dispatch({ type: 'replying', to: null }),
    startEdit: (seq) => dispatch({ type: 'editing', seq }),
    cancelEdit: () => dispatch({ type: 'editing', seq: null }),
    openPanel: (name, person) => dispatch({ type: 'panelOpened', panel: person ? { name, person } : { name } }),
    closePanel: () => dispatch({ type: 'panelClosed' }),
    copyLink: (roomId, seq) =>
      void copy(address.linkTo(seq === undefined ? { roomId } : { roomId, seq }), 'Link copied.'),
    copyText: (text) => void copy(text, 'Text copied.'),
    say,
  };
}

export const PageContext = createContext<Page | null>(null);

export function useWholePage(): Page {
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

/** Asks a command over the connection. Null means that no answer came. */
export function useRequest(): Request {
  return useWholePage().request;
}

/** Asks a command that begins, changes or ends the session, and lets the page go on as whoever one then is. */
export function useSession(): AskSession {
  return useWholePage().changeSession;
}
