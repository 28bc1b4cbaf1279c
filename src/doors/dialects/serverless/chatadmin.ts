import * as z from 'zod';
import { Refused } from '../../refused';
import type { Call } from './call';
import { nobody } from './caller';
import { type ChatroomFunction, chatroomFunction, Failure, say } from './functions';

/** What is longer is a password, and no secret that this server gave out. */
const SECRET_MAX = 200;

const account = z.object({ username: z.string(), password: z.string() });

/** What is under `/api/chatadmin/`. The administrator is the owner whose account is the oldest. */
export const chatadmin: Readonly<Record<string, ChatroomFunction>> = {
  who: chatroomFunction('GET', z.object({}), {}, async (call) => {
    const admin = await administratorOf(call);
    if (admin === undefined) throw new Failure('Admin is not set yet.');
    return { admin };
  }),

  /** With the secret of the set-up link as `old` somebody becomes the owner, with their password an owner takes another one. */
  create: chatroomFunction(
    'POST',
    account.extend({ old: z.string().optional() }),
    say('The old password is incorrect', 'credentials_wrong'),
    async (call, { username, password, old }) => {
      if (old === undefined || old === '') throw new Failure(await whatIsMissing(call));
      if (!(await isSetUp(call, { secret: old, username, password }))) {
        const owner = await call.administrator(username, old);
        await call.ask('ChangePassword', { current: old, password, asProgram: true }, owner);
      }
      return { username };
    },
  ),

  /** With the secret of a link to a new password. */
  reset: chatroomFunction(
    'POST',
    z.object({ key: z.string().default(''), password: z.string().optional() }),
    say('The key is not matched', 'reset_invalid', 'invalid_payload'),
    async (call, { key, password }) => {
      if (key === '') throw new Failure('Please provide secret key');
      const reset = await call.askOwn('ResetPassword', { key, ...(password ? { password } : {}) }, nobody);
      return { ...reset, message: 'Admin account has been reset' };
    },
  ),
};

async function administratorOf(call: Call): Promise<string | undefined> {
  return (await call.askOwn<{ admin?: string }>('ListPeople', undefined, call.caller.reader)).admin;
}

async function whatIsMissing(call: Call): Promise<string> {
  return (await administratorOf(call)) === undefined
    ? 'Please add the secret of the set-up link as old parameter.'
    : 'Admin account is existed. Please add old password parameter to update admin account.';
}

/** Whether the secret was that of the set-up link, and they are the owner now. */
async function isSetUp(call: Call, setUp: { secret: string; username: string; password: string }): Promise<boolean> {
  if (setUp.secret.length > SECRET_MAX) return false;
  try {
    await call.ask('SetUp', { ...setUp, asProgram: true }, nobody);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.reply.code === 'set_up_invalid') return false;
    throw error;
  }
}
