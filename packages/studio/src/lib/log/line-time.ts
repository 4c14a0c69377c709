import { formatTime } from '../format/format-time.ts';

export const lineTimes = ['clock', 'relative', 'off'] as const;
/** How the time of a line is shown: of day, since the first line or the start of the run, or not at all. */
export type LineTime = (typeof lineTimes)[number];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export function formatLineTime(how: LineTime, timeMs: number, startMs: number): string {
  switch (how) {
    case 'off':
      return '';
    case 'clock':
      return `${formatTime(timeMs).slice(11, 19)}.${pad(new Date(timeMs).getMilliseconds(), 3)}`;
    case 'relative': {
      const ms = Math.abs(timeMs - startMs);
      const seconds = Math.floor(ms / 1000);
      const minutes = Math.floor(seconds / 60);
      return `${timeMs < startMs ? '−' : '+'}${Math.floor(minutes / 60)}:${pad(minutes % 60, 2)}:${pad(seconds % 60, 2)}.${pad(Math.floor(ms % 1000), 3)}`;
    }
  }
}
