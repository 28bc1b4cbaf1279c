import type { Asker } from '../../domain/authority/actor';
import type { Permit } from '../../domain/authority/authority';
import type { Files, Incoming } from '../../domain/files/files';
import type { People } from '../../domain/people/people';
import type { CarriedSession, SignedIn } from '../../domain/people/sessions';
import type { peopleCommands } from '../../protocol/commands/people';
import type { Profile } from '../../protocol/index';
import type { Caller } from '../dispatch';
import { actorOf } from './permitted';
import type { Runs } from './runs';

/** Who can be given a session to carry. */
export interface SessionCaller extends Caller {
  /** Carry this session from now on, or none. */
  carry(session: CarriedSession | null): void;
  /** The file that comes with what they ask, where one does. */
  incoming?: Incoming;
}

/** How what people do about themselves, and owners about others, is carried out. */
export function peopleRuns(
  people: People,
  { largest }: Pick<Files, 'largest'>,
): Runs<keyof typeof peopleCommands, SessionCaller> {
  const { guests, accounts, passwords, profiles, removals, sessions } = people;
  return {
    WhoAmI: (_caller, _input, { actor }) => ({ ...people.whoAmI(actor), largestFile: largest }),

    BecomeGuest: async (caller, { asProgram, ...coming }, permit) =>
      signIn(caller, asProgram, await guests.become(coming, askerOf(caller, permit))),

    Register: async (caller, { asProgram, ...opening }, permit) =>
      signIn(caller, asProgram, await accounts.register(opening, askerOf(caller, permit))),

    SetUp: async (caller, { asProgram, ...opening }, permit) =>
      signIn(caller, asProgram, await accounts.setUp(opening, askerOf(caller, permit))),

    LogIn: async (caller, { asProgram, ...credentials }, permit) =>
      signIn(caller, asProgram, await accounts.logIn(credentials, askerOf(caller, permit))),

    LogOut: async (caller, _input, permit) => {
      await sessions.end(actorOf(permit));
      caller.carry(null);
      return {};
    },

    LogOutEverywhere: async (caller, _input, permit) => {
      await sessions.endAll(actorOf(permit).key);
      caller.carry(null);
      return {};
    },

    ChangePassword: async (caller, { asProgram, ...change }, permit) =>
      signIn(caller, asProgram, await passwords.change(actorOf(permit), change, caller.asker.address)),

    MakePasswordReset: (_caller, { userID }, permit) => passwords.makeReset(actorOf(permit), userID),

    ResetPassword: async (caller, { asProgram, ...reset }, permit) =>
      signIn(caller, asProgram, await passwords.reset(reset, askerOf(caller, permit))),

    ChangeProfile: async (_caller, change, permit) => ({ you: await profiles.change(actorOf(permit), change) }),

    ChangeRole: async (_caller, change, permit) => {
      await profiles.changeRole(actorOf(permit), change);
      return {};
    },

    ListPeople: async (_caller, { query, after, limit }) => {
      const { items, ...next } = await profiles.list(query, after, limit);
      return { people: items, ...next };
    },

    ListOnline: () => ({ people: profiles.online() }),

    RemoveYourself: async (caller, { password, messages }, permit) => {
      await removals.leave(actorOf(permit), password, messages, caller.asker.address);
      caller.carry(null);
      return {};
    },

    RemovePerson: async (_caller, { userID, messages }, permit) => {
      await removals.remove(actorOf(permit), userID, messages);
      return {};
    },

    RemoveEveryone: async (_caller, _input, permit) => ({
      removed: await removals.removeEveryone(actorOf(permit)),
    }),
  };
}

function askerOf({ asker }: Caller, { actor }: Permit): Asker {
  return { connectionId: asker.connectionId, address: asker.address, actor };
}

/** Programs are given the token; browsers carry it where no script can read it. */
function signIn(
  caller: SessionCaller,
  asProgram: boolean,
  { you, session }: SignedIn,
): { you: Profile; token?: string } {
  if (asProgram) return { you, token: session.token };
  caller.carry(session);
  return { you };
}
