import * as z from 'zod';
import { GENERAL, PAGE_MAX, PAGE_SIZE } from '../limits';

/**
 * What a client may ask: the shape of its payload and of its answer, what it does in one sentence, and where the HTTP
 * API offers it (under `/api`, with the fields of the payload that stand in the path in braces; the others come in the
 * query of a GET or DELETE, else in the body). A payload with anything missing, malformed or extra is refused with
 * `invalid_payload`.
 */
export interface CommandShape {
  summary: string;
  /** What else is good to know, for those who read the documentation. */
  details?: string;
  input: z.ZodType;
  output: z.ZodType;
  http?: HttpRoute;
  /** It moves a session, which a browser carries in a cookie: it is not offered on sockets. */
  onlyByHttp?: true;
}

export interface HttpRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  /** Of the answer that is not a refusal. 200 when left out. */
  status?: 201;
  /**
   * It is for senders that were made for other systems: it takes forms and plain text beside JSON, fields that it does not know,
   * and answers `ok` in plain text to who does not ask for JSON alone.
   */
  isLenient?: true;
  /** Its body is a file: `multipart/form-data`, with one part `file`. */
  takesFile?: true;
  /** It answers with the bytes of the file that it found, or of what was made of it. */
  answersFile?: 'whole' | 'thumbnail';
}

/** The room that a command is about. General where it may be left out. */
export const roomId = z.string().min(1).max(64).describe('The room. `general` is the one that everyone is in.');
export const roomIdOrGeneral = roomId.default(GENERAL);

export const seq = z.int().positive().describe('The address of a message in its room.');

export const limit = z.int().min(1).max(PAGE_MAX).default(PAGE_SIZE).describe('How many entries the page may have.');

export const cursor = z.string().min(1).max(200).describe('Where the page begins: `next` of the answer before.');

export const userID = z.uuid();

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Of a bot, and of everyone who has an account. */
export const botID = z.string().regex(new RegExp(`^bot:${uuid}$`), 'Invalid userID of a bot');
export const accountID = z.string().regex(new RegExp(`^(?:bot:)?${uuid}$`, 'i'), 'Invalid userID');

/** Names and passwords are measured by the rules of the domain; this only keeps the absurd from being looked at. */
export const nameText = z.string().max(1_000);
export const passwordText = z.string().max(1_000);

export const secret = z.string().min(1).max(200).describe('As this server gave it out.');

export const nothing = z.undefined();
export const done = z.strictObject({});
