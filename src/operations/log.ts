import { type Logger, pino } from 'pino';

/** JSON lines on standard output. Texts of messages, names and tokens are never given to it. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
