import { type Kysely, type Migration, sql } from 'kysely';
import { GENERAL } from '../../../protocol/index';

/**
 * `seq` is the key of a message in its room, so that a room's messages lie in their order on disk.
 * `author_key` is the protocol's `personKey`. `time_stamp` is JSON, present only where a client claimed a time.
 */
export const roomsAndMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('installation')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('rooms')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('room_id', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('restored_seq', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable('messages')
      .addColumn('room', 'integer', (column) => column.notNull().references('rooms.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('changed_seq', 'integer', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('author_key', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'integer', (column) => column.notNull())
      .addColumn('client_id', 'text')
      .addColumn('time_stamp', 'text')
      .addPrimaryKeyConstraint('messages_in_order', ['room', 'seq'])
      .modifyEnd(sql`without rowid`)
      .execute();

    await db.schema
      .createIndex('messages_once')
      .on('messages')
      .columns(['room', 'author_key', 'client_id'])
      .unique()
      .where(sql.ref('client_id'), 'is not', null)
      .execute();

    await db.schema
      .createTable('clears')
      .addColumn('room', 'integer', (column) => column.notNull().references('rooms.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('by_key', 'text')
      .addColumn('by_username', 'text')
      .addColumn('cleared_at', 'integer', (column) => column.notNull())
      .addColumn('undone_seq', 'integer')
      .addPrimaryKeyConstraint('clears_in_order', ['room', 'seq'])
      .execute();

    await db.schema
      .createTable('occupants')
      .addColumn('room', 'integer', (column) => column.notNull().references('rooms.id'))
      .addColumn('person_key', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('occupants_once', ['room', 'person_key'])
      .execute();

    await sql`insert into rooms (room_id, name) values (${GENERAL}, 'General')`.execute(db);
  },
};
