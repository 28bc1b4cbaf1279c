/** Figures that decide how the room behaves, in one place. */

/** How many of the newest messages of a room are kept in memory. */
export const WINDOW_SIZE = 1_000;

/** How many messages of a room that were changed after they were sent are kept in memory beside those. */
export const CHANGED_SIZE = 500;

/** The two together. */
export interface RoomMemory {
  window: number;
  changed: number;
}

export const ROOM_MEMORY: RoomMemory = { window: WINDOW_SIZE, changed: CHANGED_SIZE };

/**
 * What one who comes back is told at most, in changes, and in bytes of their texts and reactions. Together they stay below what a
 * connection may have unsent: a longer answer would have slow connections cut off, again and again.
 */
export const RESUMED_CHANGES_MAX = 2_000;
export const RESUMED_TEXT_MAX_BYTES = 256 * 1024;

/** What all who come back are told at most, in bytes a second: more would keep everybody else waiting. */
export const RESUMED_BYTES_PER_SECOND = 32 * 1024 * 1024;

/** How many may wait for what memory does not hold and the store has to be asked for. Each question is one for all who ask it. */
export const RESUMING_MAX = 32;

/** A room that nobody has on screen leaves memory after this time without a message, in milliseconds. */
export const ROOM_IDLE_MS = 5 * 60_000;

/** How often is looked for such rooms, in milliseconds. */
export const ROOM_SWEEP_MS = 60_000;

/** Rooms that one person may host at a time, and invites that a room may have. */
export const HOSTED_ROOMS_MAX = 50;
export const INVITES_MAX = 50;

/** Webhooks that a room may have, and addresses that are told what is said there. */
export const WEBHOOKS_MAX = 50;
export const OUTGOING_WEBHOOKS_MAX = 10;

/** How long someone whose page lost its connection, or is being reloaded, is still in the room, in milliseconds. */
export const LEAVE_GRACE_MS = 5_000;

/** How long somebody without a connection, who asks again and again, is in General after they asked last, in milliseconds. */
export const VISIT_MS = 30_000;

/** How long those who were in a room may take to come back after a restart of the server, in milliseconds. */
export const RESTART_GRACE_MS = 30_000;

/** After a restart, clients come back after a time of their own between 0 and this, in milliseconds: not all at once. */
export const COME_BACK_MS = 1_000;
