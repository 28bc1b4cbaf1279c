import type Database from 'better-sqlite3';
import type { GroupCommit } from './group-commit';
import type { MessageTexts } from './message-texts';
import type { ReadPositions } from './read-positions';
import type { RoomHeads } from './room-heads';

/** What the stores of one database share. */
export interface Parts {
  database: Database.Database;
  commits: GroupCommit;
  heads: RoomHeads;
  reads: ReadPositions;
  texts: MessageTexts;
}
