/** Figures that decide how the room behaves, in one place. */

/** How many of the newest messages of a room are kept in memory. */
export const WINDOW_SIZE = 1_000;

/** How long someone whose page lost its connection, or is being reloaded, is still in the room, in milliseconds. */
export const LEAVE_GRACE_MS = 5_000;

/** How long those who were in a room may take to come back after a restart of the server, in milliseconds. */
export const RESTART_GRACE_MS = 30_000;

/** What one connection may ask in a period; beyond `commands` it is refused, beyond `abuse` it is closed. */
export const COMMAND_LIMIT = { periodSeconds: 10, commands: 1_000, abuse: 10_000 } as const;

/** After a restart, clients come back after a time of their own between 0 and this, in milliseconds: not all at once. */
export const COME_BACK_MS = 1_000;
