import { createHmac } from 'node:crypto';
import { isProgram, type Room } from '../../protocol/index';
import { textWithFiles } from '../files/text-with-files';
import type { StoredMessage } from '../ports';

/**
 * Whether the address of an outgoing webhook is told of a message. Not of what programs say: one that answers what it is told would
 * be told its own answer.
 */
export function isTold({ kind, deleted, author }: StoredMessage): boolean {
  return kind === 'message' && !deleted && !isProgram(author);
}

/** What the address is sent. */
export function bodyFor({ roomId, name }: Room, message: StoredMessage): string {
  const { id, seq, author, sentAt, replyTo } = message;
  const text = textWithFiles(message);
  return JSON.stringify({ event: 'message', room: { roomId, name }, id, seq, author, text, sentAt, replyTo });
}

/** By which the receiver knows that it comes from here, was not changed, and is not an old one sent again. */
export function signatureFor(secret: string, body: string, now: number): string {
  const at = Math.floor(now / 1_000);
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

/** What an address is told to check signatures with. It is made of the installation's secret, so nothing has to keep it. */
export function signingSecret(installationSecret: string, webhookId: string): string {
  return createHmac('sha256', installationSecret).update(`outgoing webhook ${webhookId}`).digest('base64url');
}
