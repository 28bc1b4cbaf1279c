import { randomUUID } from 'node:crypto';
import type { UserData } from '../../../src/protocol/index';
import { DeltaClient } from '../../support/delta-client';
import { closed, type Door, type Guest, messagesAtATime, NotLetIn, talk } from './door';
import { connectionFrom, handshakeRefusal, no, refusalOf } from './socket-io';

export const deltaFeed: Door = {
  name: 'the delta feed',
  banned: closed,
  no,
  async come(coming): Promise<Guest> {
    const client = await DeltaClient.connect(coming.server.url, undefined, connectionFrom(coming.address));
    const identity: UserData = { ...(client.identity as UserData), username: coming.name };
    client.identity = identity;
    await client.enter().catch(async () => {
      throw new NotLetIn(refusalOf(await client.ask('UserEnteredRoom', identity)));
    });
    const say = async (message: string, roomId?: string) => {
      if (client.disconnections.length > 0) return closed;
      const room = roomId === undefined ? {} : { roomId };
      // The connection may end before the answer.
      return client.ask('SendMessage', { clientId: randomUUID(), message, ...room }).then(refusalOf, () => closed);
    };
    return {
      say,
      sayIn: (roomId, text) => say(text, roomId),
      texts: async () => client.texts,
      comeAgain: () => handshakeRefusal(coming, { feed: 'delta' }),
      tire: () => talk(messagesAtATime, say),
      remove: async ({ seq }) => refusalOf(await client.ask('DeleteMessage', { seq })),
    };
  },
};
