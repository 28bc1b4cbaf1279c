import { type ErrorCode, errors } from '../../../src/protocol/index';
import { type ServerlessAnswer, ServerlessClient } from '../../support/serverless-client';
import { type Door, from, type Guest, messagesAtATime, NotLetIn, talk, type Wish } from './door';

export const serverlessChatroom: Door = {
  name: 'the serverless chat room',
  banned: no('banned', 'say'),
  no,
  async come({ server, name, address }): Promise<Guest> {
    const client = new ServerlessClient(server, true, from(address));
    const how = refusalOf(await client.post('chatroom/newUserId', { username: name }));
    if (how !== undefined) throw new NotLetIn(how);
    // As its page does, every two seconds.
    await client.users();
    const say = async (text: string) => refusalOf(await client.say(name, text));
    return {
      say,
      texts: () => client.texts(),
      comeAgain: async () => refusalOf(await client.post('chatroom/newUserId', { username: `${name}.2` })),
      tire: () => talk(messagesAtATime, say),
      remove: async ({ message, sentAt, author }) => {
        const item = { message, timestamp: new Date(sentAt).toISOString(), username: author.username };
        return refusalOf(await client.post('chatroom/delMessage', { item }));
      },
    };
  },
};

function refusalOf({ returnCode, message, code }: ServerlessAnswer): unknown {
  if (returnCode === 0) return undefined;
  return { returnCode, message, ...(code === undefined ? {} : { code }) };
}

function no(code: ErrorCode, to: Wish): unknown {
  if (to === 'remove') return { returnCode: -1, message: 'Message data is mismatched' };
  if (to === 'come' && code === 'name_taken') return { returnCode: -1, message: 'username has benn taken' };
  return { returnCode: -1, message: errors[code].message, code };
}
