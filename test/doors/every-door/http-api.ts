import { randomUUID } from 'node:crypto';
import { type ErrorCode, errors, GENERAL, type Message } from '../../../src/protocol/index';
import { askJson, bearer, problemOf } from '../../support/api-client';
import type { Answer } from '../../support/http-client';
import { type Door, from, type Guest, messagesAtATime, NotLetIn, talk } from './door';

export const httpApi: Door = {
  name: 'the HTTP API',
  // A ban ends every session.
  banned: no('session_invalid'),
  no: (code, to) => no(to === 'come' && code === 'banned' ? 'session_invalid' : code),
  async come({ server, name, address }): Promise<Guest> {
    const guest = { username: name, asProgram: true };
    const come = await askJson(server, 'POST', '/api/session/guest', guest, from(address));
    if (come.status !== 201) throw new NotLetIn(refusalOf(come));
    const headers = { ...from(address), ...bearer(JSON.parse(come.body)) };
    const ask = (method: string, path: string, body?: object) => askJson(server, method, path, body, headers);
    const sayIn = async (roomId: string, message: string) =>
      refusalOf(await ask('POST', `/api/rooms/${roomId}/messages`, { clientId: randomUUID(), message }));
    const say = (text: string) => sayIn(GENERAL, text);
    return {
      say,
      sayIn,
      texts: async () => {
        const { body } = await ask('GET', `/api/rooms/${GENERAL}/messages?limit=100`);
        const { messages } = JSON.parse(body) as { messages: Message[] };
        return messages.filter(({ kind }) => kind === 'message').map(({ message }) => message);
      },
      comeAgain: async () => refusalOf(await ask('GET', '/api/rooms')),
      tire: () => talk(messagesAtATime, say),
      remove: async ({ seq }) => refusalOf(await ask('DELETE', `/api/rooms/${GENERAL}/messages/${seq}`)),
    };
  },
};

function refusalOf(answer: Answer): unknown {
  if (answer.status < 400) return undefined;
  const { status, code, title } = problemOf(answer);
  return { status, code, title };
}

function no(code: ErrorCode): unknown {
  const { status, message } = errors[code];
  return { status, code, title: message };
}
