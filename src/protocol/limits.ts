/** Limits that both sides know, so that the page can warn before the server refuses. */

/** Longest message text, in characters (code points). */
export const MESSAGE_MAX_CHARACTERS = 4_000;

/** Longest name of a person or of a room, in characters (code points). */
export const NAME_MAX_CHARACTERS = 48;

/** Longest topic of a room, in characters (code points). */
export const TOPIC_MAX_CHARACTERS = 250;

/** Longest status line, in characters (code points). */
export const STATUS_MAX_CHARACTERS = 100;

/** Shortest and longest password, in characters. Longer ones are refused before they are hashed. */
export const PASSWORD_MIN_CHARACTERS = 8;
export const PASSWORD_MAX_CHARACTERS = 256;

/** Messages in a page of history unless the client asks for fewer. */
export const PAGE_SIZE = 50;

/** Most messages, or other entries, that one page may hold. */
export const PAGE_MAX = 100;

/** Largest packet a client may send, in bytes. A larger one closes the connection (WebSocket close code 1009). */
export const PACKET_MAX_BYTES = 64 * 1024;

/** The room that everyone is in. Commands that leave `roomId` out mean this one. */
export const GENERAL = 'general';

/** Most people that a direct conversation has, its opener among them. */
export const DIRECT_MAX_PEOPLE = 8;

/** Most different reactions that one message may have. */
export const REACTIONS_MAX = 20;

/** Most files that one message may have. */
export const ATTACHMENTS_MAX = 10;

/** Longest name of a file, in characters (code points). Longer ones are shortened and keep their ending. */
export const FILE_NAME_MAX_CHARACTERS = 200;

/** Longest voice note, in milliseconds, and the most bars that its waveform may have. */
export const VOICE_MAX_MS = 600_000;
export const WAVEFORM_MAX = 64;

/** Most pinned messages that a room has, and bookmarks that a person has. */
export const PINS_MAX = 50;
export const BOOKMARKS_MAX = 1_000;

/** Unread messages are counted up to this; a room with more shows this and a plus. */
export const UNREAD_MAX = 100;

/** How long after it a clear can be undone by those who may clear, in milliseconds. */
export const UNDO_CLEAR_MS = 10 * 60_000;

/** How often someone who types may say so, and how long it holds, in milliseconds. */
export const TYPING_EVERY_MS = 2_000;
export const TYPING_LASTS_MS = 5_000;

/** How often the server tells each connection where its rooms stand, in milliseconds. */
export const HEARTBEAT_MS = 5_000;

/** While changes of a room keep coming, batches of them leave at this distance, in milliseconds: what makes a busy room cheap. */
export const BATCH_INTERVAL_MS = 16;
