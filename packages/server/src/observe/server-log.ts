import { pino } from 'pino';
import type { Logger } from 'pino';
import type { LogLevel } from '../server-options.ts';

/** One JSON object a line, on standard error: standard output belongs to the command line. Secrets never get in. */
export function serverLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: {
        paths: ['authorization', 'headers.authorization', 'headers.cookie', 'secret', '*.secret', '*.authorization'],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
