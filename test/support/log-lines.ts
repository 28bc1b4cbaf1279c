import type { Level } from 'pino';

/** One line of the log. */
export interface LogLine {
  level: Level;
  time: string;
  msg: string;
  requestId?: string;
  connectionId?: string;
  [field: string]: unknown;
}

/** The lines of a log. Fails on one that is no log line. */
export function linesOf(log: string): LogLine[] {
  return log
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => {
      const line: LogLine = JSON.parse(text);
      expect(line).toMatchObject({
        level: expect.stringMatching(/^(trace|debug|info|warn|error|fatal)$/),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        msg: expect.stringMatching(/\w/),
      });
      return line;
    });
}
