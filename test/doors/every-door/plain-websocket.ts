import { type ErrorCode, errors } from '../../../src/protocol/index';
import { PlainClient } from '../../support/plain-client';
import { closed, type Door, from, type Guest, messagesAtATime, NotLetIn, talk, type Wish } from './door';

export const plainWebSocket: Door = {
  name: 'the plain WebSocket',
  banned: closed,
  no,
  async come({ server, name, address }): Promise<Guest> {
    const options = { headers: from(address), query: `name=${encodeURIComponent(name)}` };
    const connect = () => PlainClient.connect(server.url, options);
    const client = await connect().catch((error: Error) => {
      throw new NotLetIn(error.message);
    });
    // Whoever speaks does not hear themselves.
    const listener = await PlainClient.connect(server.url, { headers: from(address) });
    const ask = async (request: object) => {
      if (client.closed) return closed;
      // The connection may end before the answer.
      const reply = await client.exchange(request).catch(() => undefined);
      if (!reply) return closed;
      return reply.ok ? undefined : { error: { code: reply.error.code, message: reply.error.message } };
    };
    const say = (message: string) => ask({ action: 'sendmessage', message });
    return {
      say,
      sayIn: (roomId, message) => ask({ action: 'sendmessage', message, roomId }),
      texts: async () => listener.frames,
      comeAgain: () => PlainClient.refusalOf(server.url, options),
      tire: () => talk(messagesAtATime, say),
      remove: async ({ seq }) => {
        await client.subscribe();
        return ask({ action: 'DeleteMessage', seq });
      },
    };
  },
};

/** A handshake is refused by HTTP. */
function no(code: ErrorCode, to: Wish): unknown {
  return to === 'come' ? code : { error: { code, message: errors[code].message } };
}
