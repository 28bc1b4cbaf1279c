import { io } from 'socket.io-client';
import { type ErrorCode, errors, type Reply } from '../../../src/protocol/index';
import { onCleanUp } from '../../support/clean-up';
import { type Coming, from } from './door';

/** What one connection may ask for at a time, whatever it is: whoever only claims to be somebody is held to no other pace. */
export const askedMax = 1_000;

/** How a connection of Socket.IO is made from somewhere. */
export function connectionFrom(address: string) {
  return { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: from(address) };
}

/** What a handshake is refused with; undefined if it is not. */
export async function handshakeRefusal({ server, address }: Coming, auth: object): Promise<unknown> {
  const socket = io(server.url, { ...connectionFrom(address), auth });
  onCleanUp(() => socket.disconnect());
  return new Promise((resolve) => {
    socket.on('connect', () => resolve(undefined));
    socket.on('connect_error', (error: Error & { data?: { code: string; message: string } }) =>
      resolve(error.data && refusalOf({ ok: false, error: error.data as never })),
    );
  }).finally(() => socket.disconnect());
}

/** An acknowledgement as it refuses something. How long to wait differs. */
export function refusalOf(reply: Reply<object>): unknown {
  if (reply.ok) return undefined;
  const { code, message } = reply.error;
  return { ok: false, error: { code, message } };
}

export function no(code: ErrorCode): unknown {
  return { ok: false, error: { code, message: errors[code].message } };
}
