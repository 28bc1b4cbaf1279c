import { check } from './check';
import type { Action, AnomalyName, ClientLog, Entry, Event, History, SeenMessage, Sight, Stored } from './history';

/** Words to write a history with by hand. Times are small numbers; a person's key is their client's name. */

export function log(client: string, ...events: Event[]): ClientLog {
  return { client, person: client, events };
}

export function send(text: string, clientId = `id of ${text}`): Action {
  return { do: 'send', text, clientId };
}

export function invoked(at: number, op: number, action: Action): Event {
  return { at, type: 'invoked', op, action };
}

export function acknowledged(at: number, op: number, change?: number): Event {
  return { at, type: 'acknowledged', op, ...(change === undefined ? {} : { change }) };
}

export function failed(at: number, op: number): Event {
  return { at, type: 'failed', op, code: 'not_allowed' };
}

export function cameIn(at: number, head: number, ...sights: Sight[]): Event {
  return { at, type: 'entered', head, sights };
}

export function cameBack(at: number, since: number, head: number, ...sights: Sight[]): Event {
  return { at, type: 'entered', since, head, sights };
}

export function shown(at: number, ...sights: Sight[]): Event {
  return { at, type: 'shown', sights };
}

export function read(at: number, from: number, to: number, ...sights: SeenMessage[]): Event {
  return { at, type: 'page', askedAt: at, from, to, sights };
}

export function whole(at: number, ...texts: string[]): Event {
  return { at, type: 'whole', entries: texts.map((text): Entry => ({ text, author: 'somebody' })) };
}

export function message(seq: number, author: string, text: string, fields: Partial<SeenMessage> = {}): SeenMessage {
  const clientId = `id of ${text}`;
  return { type: 'message', change: seq, seq, kind: 'message', author, text, clientId, ...fields };
}

export function notice(seq: number, author: string): SeenMessage {
  return { type: 'message', change: seq, seq, kind: 'entered', author, text: `${author} has entered the chat` };
}

/** Someone who says one thing and hears that it was stored at `seq`. */
export function says(person: string, text: string, seq: number, at = seq * 10): ClientLog {
  return log(person, invoked(at, 0, send(text)), acknowledged(at + 1, 0, seq));
}

/** A room that ends with these messages, and the logs. */
export function history(messages: SeenMessage[], logs: ClientLog[], stored: Partial<Stored> = {}): History {
  const head = Math.max(0, ...messages.map(({ change }) => change));
  return { logs, end: { head, messages }, stored: { head, messages, clears: [], ...stored } };
}

/** Two messages, and the logs of who said them. */
export const a = message(1, 'Ada', 'a');
export const b = message(2, 'Bo', 'b');
export const adaSaysA = says('Ada', 'a', 1);
export const boSaysB = says('Bo', 'b', 2);
export const caughtUp = { isCaughtUp: true };

/** What is found, by name, each once. */
export function namesIn(written: History): AnomalyName[] {
  return [...new Set(check(written).map(({ name }) => name))];
}
