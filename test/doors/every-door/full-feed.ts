import { FullClient } from '../../support/full-client';
import { closed, type Door, type Guest, NotLetIn } from './door';
import { askedMax, connectionFrom, handshakeRefusal, no, refusalOf } from './socket-io';

/** Its clients are refused quietly. An acknowledgement, which they never ask for, says why. */
export const fullFeed: Door = {
  name: 'the full feed',
  banned: closed,
  no,
  async come(coming): Promise<Guest> {
    const client = await FullClient.connect(coming.server.url, connectionFrom(coming.address));
    const claim = { userID: `id of ${coming.name}`, username: coming.name };
    const how = refusalOf(await client.ask('UserEnteredRoom', claim));
    if (how !== undefined) throw new NotLetIn(how);
    return {
      say: async (message) => {
        if (client.disconnections.length > 0) return closed;
        // The connection may end before the answer.
        return client.ask('SendMessage', { ...claim, message, timeStamp: null }).then(refusalOf, () => closed);
      },
      texts: async () => client.room?.filter(({ userID }) => userID !== 0).map(({ message }) => message) ?? [],
      comeAgain: () => handshakeRefusal(coming, {}),
      tire: async () => {
        await Promise.all(Array.from({ length: askedMax }, () => client.ask('ask for nothing')));
      },
    };
  },
};
