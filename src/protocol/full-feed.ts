import * as z from 'zod';

/**
 * The full feed: the wire of the Node chat room, exactly as its clients use it. Every change sends the whole room.
 * Fields that a payload has beyond these are dropped; what is missing or malformed changes nothing.
 */

const userID = z.union([z.string().min(1).max(128), z.number().refine((id) => id !== 0)]);
const username = z.string().max(1_000);

export const enterPayload = z.object({ userID, username });

export const sendPayload = z.object({
  message: z.string(),
  username,
  userID,
  timeStamp: z.union([z.string().max(128), z.number(), z.null()]),
});

/** One entry of `RetrieveChatRoomData`. Notices have an empty `username`, `userID` 0 and `timeStamp` null. */
export interface FullFeedEntry {
  message: string;
  username: string;
  userID: string | number;
  timeStamp: string | number | null;
}

export interface FullFeedEvents {
  SetUserData: (userData: { userID: string; username: string }) => void;
  RetrieveChatRoomData: (chatRoomData: FullFeedEntry[]) => void;
}
