import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Refused } from '../../refused';
import type { Call } from './call';
import { oneself, oneselfAs } from './caller';
import { type ChatroomFunction, chatroomFunction, Failure, say } from './functions';
import { timestampOf } from './messages';

const username = z.string();
const nothing = z.object({});
const administrator = z.object({ username, password: z.string() });

/** Of a query it is a text. Left empty, it is left out. */
const page = z
  .union([
    z.int(),
    z.literal('').transform(() => undefined),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ])
  .optional();

/** In a query or a form that knows no objects, it is the JSON of one. */
const item = z.preprocess(
  (given) => (typeof given === 'string' ? parsed(given) : given),
  z.object({ message: z.string(), timestamp: z.string(), username }),
);

const noAdministrator = say('username or password is not matched', 'credentials_wrong');
const isMismatched = 'Message data is mismatched';

/** What is under `/api/chatroom/`. */
export const chatroom: Readonly<Record<string, ChatroomFunction>> = {
  newUserId: chatroomFunction(
    'POST',
    z.object({ username }),
    {
      name_taken: 'username has benn taken',
      name_invalid: 'username may have 1 to 48 letters, digits, underscores, dots and dashes',
    },
    async (call, { username }) => {
      await call.askOwn('BecomeGuest', { username }, oneself);
      return { username };
    },
  ),

  delByUserId: chatroomFunction(
    'POST',
    z.object({ username }),
    say('username is not existed', 'person_not_found'),
    async (call, { username }) => {
      await call.ask('RemoveYourself', { messages: 'keep' }, oneselfAs(username));
      return { username };
    },
  ),

  getUserList: chatroomFunction('GET', nothing, {}, (call) =>
    call.askOwn<{ userlist: string[] }>('ListOnline', undefined, call.caller.reader),
  ),

  postMessage: chatroomFunction(
    'POST',
    z.object({ username, message: z.string() }),
    say('Username is not existed', 'person_not_found', 'name_taken', 'name_invalid'),
    async (call, { username, message }) => {
      const payload = { clientId: randomUUID(), message };
      const { sentAt } = await call.ask<{ sentAt: number }>('SendMessage', payload, call.caller.speaker(username));
      return { username, message, timestamp: timestampOf(sentAt) };
    },
  ),

  getMessages: chatroomFunction('GET', z.object({ page }), {}, async (call, { page }) => {
    try {
      return await call.askOwn('LoadMessages', { page }, call.caller.reader);
    } catch (error) {
      const { maxPage } = call.caller;
      if (!(error instanceof Refused) || error.reply.code !== 'cursor_invalid') throw error;
      throw new Failure('page over the range limit', { maxPage, page });
    }
  }),

  delMessage: chatroomFunction(
    'POST',
    z.object({ item }),
    say(isMismatched, 'message_not_found', 'session_required'),
    async (call, { item }) => {
      const { seq } = await call.askOwn<{ seq: number }>('LoadMessage', item, oneself);
      await call.ask('DeleteMessage', { seq }, oneself);
      return { timestamp: item.timestamp };
    },
  ),

  delAllMessages: chatroomFunction('POST', administrator, noAdministrator, (call, credentials) =>
    asAdministrator(call, credentials, 'ClearChat', {}, 'All messages are deleted'),
  ),

  delAllUsers: chatroomFunction('POST', administrator, noAdministrator, (call, credentials) =>
    asAdministrator(call, credentials, 'RemoveEveryone', undefined, 'All users are deleted'),
  ),
};

async function asAdministrator(
  call: Call,
  { username, password }: z.infer<typeof administrator>,
  command: 'ClearChat' | 'RemoveEveryone',
  payload: object | undefined,
  message: string,
): Promise<object> {
  await call.ask(command, payload, await call.administrator(username, password));
  return { message };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
