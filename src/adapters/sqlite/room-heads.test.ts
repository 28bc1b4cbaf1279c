import Database from 'better-sqlite3';
import { RoomHeads } from './room-heads';

test('a head that is no longer kept is found as it was counted, also in the middle of a transaction', () => {
  const database = new Database(':memory:');
  database.exec('create table rooms (id integer primary key, room_id text, seq integer)');
  database.exec("insert into rooms (room_id, seq) values ('a', 0), ('b', 5), ('c', 7)");
  const heads = new RoomHeads(database, 0, 2);

  database.exec('begin');
  expect(heads.advance(heads.of('a'))).toBe(1);
  expect(heads.advance(heads.of('b'))).toBe(6);
  // One more than are kept.
  expect(heads.advance(heads.of('c'))).toBe(8);
  expect(heads.advance(heads.of('a'))).toBe(2);
  database.exec('commit');
  expect(heads.keep()).toBe(4);
  expect(heads.of('b').seq).toBe(6);
  database.close();
});
