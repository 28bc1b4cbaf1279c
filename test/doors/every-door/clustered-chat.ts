import { ClusteredClient } from '../../support/clustered-client';
import { closed, type Door, type Guest, NotLetIn } from './door';
import { askedMax, connectionFrom, handshakeRefusal, no, refusalOf } from './socket-io';

/** Its clients are refused quietly. An acknowledgement, which they never ask for, says why. */
export const clusteredChat: Door = {
  name: 'the clustered chat',
  banned: closed,
  no,
  async come(coming): Promise<Guest> {
    const client = await ClusteredClient.connect(coming.server.url, connectionFrom(coming.address));
    const say = async (message: string) => {
      if (!client.socket.connected) return closed;
      const { name: username } = coming;
      // The connection may end before the answer.
      return client.ask({ username, message, timestamp: null }).then(refusalOf, () => closed);
    };
    // One has a name there by what one says. This says nothing.
    const how = await say('');
    expect([no('message_empty'), no('name_taken')]).toContainEqual(how);
    if (JSON.stringify(how) === JSON.stringify(no('name_taken'))) throw new NotLetIn(how);
    return {
      say,
      texts: async () => client.texts,
      comeAgain: () => handshakeRefusal(coming, {}),
      tire: async () => {
        await Promise.all(Array.from({ length: askedMax }, () => client.ask()));
      },
    };
  },
};
