import type { Rooms } from '../../domain/rooms/rooms';
import type { roomCommands } from '../../protocol/commands/rooms';
import type { Caller } from '../dispatch';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';

type RoomCommand = keyof typeof roomCommands;

/** How what people do with rooms is carried out. */
export function roomRuns(rooms: Rooms): Runs<RoomCommand, Caller> {
  const { members, invites, directs } = rooms;
  return {
    ListRooms: async (_caller, _input, permit) => ({ rooms: await rooms.list(actorOf(permit)) }),

    BrowseRooms: async (_caller, { after, limit }, permit) => {
      const { items, ...next } = await rooms.browse(actorOf(permit), after, limit);
      return { rooms: items, ...next };
    },

    LookAtRoom: (_caller, _input, permit) => {
      const { room, head } = roomOf(permit);
      return { room, head };
    },

    CreateRoom: async (_caller, input, permit) => ({ room: await rooms.create(actorOf(permit), input) }),

    ChangeRoom: async (_caller, { roomId, ...wish }, permit) => ({
      room: await rooms.change(actorOf(permit), roomOf(permit), wish),
    }),

    JoinRoom: async (_caller, _input, permit) => ({ room: await members.join(actorOf(permit), roomOf(permit)) }),

    LeaveRoom: async (_caller, _input, permit) => {
      await members.leave(actorOf(permit), roomOf(permit));
      return {};
    },

    ListMembers: async (_caller, { after, limit }, permit) => {
      const { items, ...next } = await members.list(roomOf(permit), after, limit);
      return { people: items, ...next };
    },

    AddMember: async (_caller, { userID }, permit) => {
      await members.add(actorOf(permit), roomOf(permit), userID);
      return {};
    },

    RemoveMember: async (_caller, { userID }, permit) => {
      await members.remove(actorOf(permit), roomOf(permit), userID);
      return {};
    },

    OpenDirect: async (_caller, { userIDs }, permit) => ({ room: await directs.open(actorOf(permit), userIDs) }),

    CreateInvite: (_caller, { expiresInMs, uses }, permit) =>
      invites.create(actorOf(permit), roomOf(permit), { expiresInMs, uses }),

    ListInvites: async (_caller, _input, permit) => ({ invites: await invites.list(roomOf(permit)) }),

    RevokeInvite: async (_caller, { inviteId }, permit) => {
      await invites.revoke(roomOf(permit), inviteId);
      return {};
    },

    LookAtInvite: (_caller, { code }) => invites.look(code),

    RedeemInvite: async (_caller, { code }, permit) => ({ room: await invites.redeem(actorOf(permit), code) }),
  };
}
