import type { ErrorCode } from '../protocol/index';
import { Tally } from './tally';

/**
 * What is refused, or closed for, before it is a command: by HTTP, by WebSocket, or by what Socket.IO makes of both. Clients
 * are told it in the words of that protocol, such as a status; it has a name only where it is counted.
 */
export type ProtocolFault =
  | 'http_malformed'
  | 'http_too_large'
  | 'http_too_slow'
  | 'http_unsupported'
  | 'http_flood'
  | 'handshake_malformed'
  | 'handshake_version'
  | 'handshake_transport'
  | 'unknown_connection'
  | 'second_upgrade'
  | 'second_join'
  | 'unknown_namespace'
  | 'never_joined'
  | 'packet_malformed'
  | 'packet_too_large'
  | 'packet_flood'
  | 'ping_unanswered';

/** How often each refusal was given since the start, whichever door gave it. */
export class Refusals extends Tally<ErrorCode | ProtocolFault> {}
