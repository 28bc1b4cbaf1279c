/** Limits that both sides know, so that the page can warn before the server refuses. */

/** Longest message text, in characters (code points). */
export const MESSAGE_MAX_CHARACTERS = 4_000;

/** Longest name, in characters (code points). */
export const NAME_MAX_CHARACTERS = 48;

/** Messages in a page of history unless the client asks for fewer. */
export const PAGE_SIZE = 50;

/** Most messages that one page may hold. */
export const PAGE_MAX = 100;

/** Largest packet a client may send, in bytes. A larger one closes the connection (WebSocket close code 1009). */
export const PACKET_MAX_BYTES = 64 * 1024;

/** The room that everyone is in. Commands that leave `roomId` out mean this one. */
export const GENERAL = 'general';

/** How often the server tells each connection where its rooms stand, in milliseconds. */
export const HEARTBEAT_MS = 5_000;
