import type Database from 'better-sqlite3';
import type { Notify } from '../../protocol/index';
import type { PersonRow, ProfileRow, RoomRow } from './rows';

/** A room as it is written. `null` where it has no such thing. */
export type RoomFields = Pick<
  RoomRow,
  'name' | 'topic' | 'speakers' | 'clearers' | 'slow_mode_seconds' | 'archived'
> & { sort_name: string };

interface MemberRow extends PersonRow {
  room: number;
  sort_name: string;
  joined_at: number;
}

export interface InviteRow {
  invite_id: string;
  room_id: string;
  by_key: string;
  by_username: string;
  created_at: number;
  expires_at: number | null;
  uses_left: number | null;
}

export function prepareRoomStatements(database: Database.Database) {
  return {
    insert: database.prepare<
      RoomFields & Pick<RoomRow, 'room_id' | 'kind' | 'host_key' | 'direct_key'> & { created_at: number }
    >(
      `insert into rooms (room_id, name, sort_name, kind, topic, speakers, clearers, slow_mode_seconds, archived,
         host_key, direct_key, created_at)
       values (@room_id, @name, @sort_name, @kind, @topic, @speakers, @clearers, @slow_mode_seconds, @archived,
         @host_key, @direct_key, @created_at)`,
    ),
    change: database.prepare<RoomFields & { id: number }>(
      `update rooms set name = @name, sort_name = @sort_name, topic = @topic, speakers = @speakers,
         clearers = @clearers, slow_mode_seconds = @slow_mode_seconds, archived = @archived
       where id = @id`,
    ),
    bearers: database
      .prepare<[looks: string], number>('select room from room_looks where look in (select value from json_each(?))')
      .pluck(),
    forgetLooks: database.prepare<[number]>('delete from room_looks where room = ?'),
    keepLook: database.prepare<[string, number]>('insert into room_looks (look, room) values (?, ?)'),
    findDirect: database.prepare<[string], RoomRow>('select * from rooms where direct_key = ?'),
    countHosted: database
      .prepare<[string], number>('select count(*) from rooms where host_key = ? and archived = 0')
      .pluck(),

    roomsOf: database.prepare<[string], RoomRow>(
      `select rooms.* from members join rooms on rooms.id = members.room
       where person_key = ? and is_in = 1 order by rooms.id`,
    ),
    publicRooms: database.prepare<
      { person: string; after: string; afterSorted: string; limit: number },
      RoomRow & { members: number; isMember: number }
    >(
      `select rooms.*, (select count(*) from members where room = rooms.id) as members,
         exists (select 1 from members where room = rooms.id and person_key = @person) as isMember
       from rooms
       where kind = 'public' and archived = 0 and (sort_name, name) > (@afterSorted, @after)
       order by sort_name, name limit @limit`,
    ),

    addMember: database.prepare<MemberRow>(
      `insert into members (room, person_key, username, sort_name, joined_at)
       values (@room, @person_key, @username, @sort_name, @joined_at)
       on conflict do update set is_in = 1, username = excluded.username, sort_name = excluded.sort_name
         where is_in = 0`,
    ),
    isMember: database
      .prepare<[number, string], number>('select 1 from members where room = ? and person_key = ? and is_in = 1')
      .pluck(),
    removeMember: database.prepare<[number, string]>('delete from members where room = ? and person_key = ?'),
    leaveDirect: database.prepare<[number, string]>(
      'update members set is_in = 0 where room = ? and person_key = ? and is_in = 1',
    ),
    notify: database
      .prepare<[string, number], Notify>('select notify from notify_choices where person_key = ? and room = ?')
      .pluck(),
    setNotify: database.prepare<[string, number, Notify]>(
      `insert into notify_choices (person_key, room, notify) values (?, ?, ?)
       on conflict do update set notify = excluded.notify`,
    ),
    people: database.prepare<[number], PersonRow>(
      'select person_key, username from members where room = ? order by sort_name, username',
    ),
    members: database.prepare<{ room: number; after: string; afterSorted: string; limit: number }, ProfileRow>(
      `select person_key, members.username, role, colour, status
       from members left join accounts on accounts.user_id = members.person_key
       where room = @room and is_in = 1 and (members.sort_name, members.username) > (@afterSorted, @after)
       order by members.sort_name, members.username limit @limit`,
    ),
    membersOfGeneral: database.prepare<{ after: string; afterSorted: string; limit: number }, ProfileRow>(
      `select user_id as person_key, username, role, colour, status from accounts
       where role <> 'guest' and (sort_name, username) > (@afterSorted, @after)
       order by sort_name, username limit @limit`,
    ),
  };
}

const inviteColumns = 'invite_id, room_id, by_key, by_username, invites.created_at, expires_at, uses_left';

const canBeUsed = '(expires_at is null or expires_at > ?) and (uses_left is null or uses_left > 0)';

export function prepareInviteStatements(database: Database.Database) {
  return {
    add: database.prepare<Omit<InviteRow, 'room_id'> & { room: number; hash: string }>(
      `insert into invites (invite_id, hash, room, by_key, by_username, created_at, expires_at, uses_left)
       values (@invite_id, @hash, @room, @by_key, @by_username, @created_at, @expires_at, @uses_left)`,
    ),
    list: database.prepare<[number, number], InviteRow>(
      `select ${inviteColumns} from invites join rooms on rooms.id = invites.room
       where invites.room = ? and ${canBeUsed} order by invites.created_at, invite_id`,
    ),
    count: database
      .prepare<[number, number], number>(`select count(*) from invites where room = ? and ${canBeUsed}`)
      .pluck(),
    revoke: database.prepare<[number, string]>('delete from invites where room = ? and invite_id = ?'),
    find: database.prepare<[string, number], InviteRow>(
      `select ${inviteColumns} from invites join rooms on rooms.id = invites.room
       where hash = ? and (expires_at is null or expires_at > ?)`,
    ),
    use: database.prepare<[string]>(
      'update invites set uses_left = uses_left - 1 where hash = ? and uses_left is not null',
    ),
  };
}
