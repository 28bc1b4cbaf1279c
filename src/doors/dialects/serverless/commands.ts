import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { actorOf } from '../../../domain/authority/actor';
import type { People } from '../../../domain/people/people';
import { Refusal } from '../../../protocol/index';
import { actorOf as permitted, roomOf } from '../../commands/permitted';
import { type Commands, command } from '../../dispatch';
import type { ChatroomCaller } from './caller';
import { pageOf, seqOf } from './messages';

/** What names consist of in this system. The rules for names of people in general come on top. */
const name = /^[0-9a-zA-Z_.-]+$/;

const nothing = z.undefined();
const text = z.string().max(1_000);

/** What this system asks otherwise than the commands that every door offers. */
export function chatroomCommands(people: People): Commands<ChatroomCaller> {
  const { accounts, guests, named, passwords, profiles } = people;
  return {
    BecomeGuest: command(
      z.strictObject({ username: text }),
      async (caller: ChatroomCaller, { username }, { actor }) => {
        if (!name.test(username)) throw new Refusal('name_invalid');
        const { connectionId, address } = caller.asker;
        const { session } = await guests.become({ username, keepsName: true }, { connectionId, address, actor });
        caller.carry(session);
        return {};
      },
    ),

    ListOnline: command(nothing, async () => ({ userlist: await named.users() })),

    LoadMessages: command(z.strictObject({ page: z.int().optional() }), (caller: ChatroomCaller, { page }, permit) =>
      pageOf(roomOf(permit), page, caller),
    ),

    LoadMessage: command(
      z.strictObject({ message: z.string(), timestamp: text, username: text }),
      async (_caller: ChatroomCaller, entry, permit) => ({
        seq: await seqOf(roomOf(permit), permitted(permit).key, entry),
      }),
    ),

    LogIn: command(z.strictObject({ username: text, password: text }), async (caller: ChatroomCaller, credentials) => {
      const account = await accounts.prove(credentials, caller.asker.address);
      if (account.role !== 'owner') throw new Refusal('credentials_wrong');
      caller.administrator = actorOf(account);
      return {};
    }),

    ListPeople: command(nothing, async () => ({ admin: (await profiles.firstOwner())?.username })),

    ResetPassword: command(
      z.strictObject({ key: z.string().max(200), password: text.optional() }),
      async (caller: ChatroomCaller, { key, password: chosen }) => {
        // Nobody is the administrator, and whoever has this can become it.
        if (await accounts.isSetUpSecret(key)) return {};
        const password = chosen ?? randomBytes(12).toString('base64url');
        const { you } = await passwords.reset({ secret: key, password }, { ...caller.asker, actor: undefined });
        return { username: you.username, ...(chosen === undefined ? { password } : {}) };
      },
    ),
  };
}
