import { type DestinationStream, type Logger, pino } from 'pino';

/** JSON lines on standard output, unless somewhere else is given. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: knownOf },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What libraries hang on their errors may be what somebody sent. */
function knownOf(error: Error) {
  const { type, message, stack, code } = pino.stdSerializers.err(error);
  return { type, message, stack, code };
}
