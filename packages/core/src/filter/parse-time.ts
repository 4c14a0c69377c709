import type { EpochMs } from '@assay/base';
import { parseDurationMs } from './parse-duration.ts';

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const moment =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const latestMs = 8.64e15;

/**
 * Epoch milliseconds of a time as filters write it: `2026-11-01` (midnight UTC), `2026-11-01T10:00:00Z` (seconds and their
 * fraction may be left out; any offset; UTC where none is given), `now`, or a distance from `now`: `-24h`, `-1d12h`, `+5m`.
 * Undefined for any other text and for days that no calendar has.
 */
export function parseTime(text: string, now: EpochMs): EpochMs | undefined {
  const ms = text === 'now' ? now : (relativeMs(text, now) ?? dayMs(text) ?? momentMs(text));
  return ms === undefined || Math.abs(ms) > latestMs ? undefined : (Math.round(ms) as EpochMs);
}

function relativeMs(text: string, now: EpochMs): number | undefined {
  const sign = text[0] === '-' ? -1 : text[0] === '+' ? 1 : 0;
  const distance = sign === 0 ? undefined : parseDurationMs(text.slice(1));
  return distance === undefined ? undefined : now + sign * distance;
}

function dayMs(text: string): number | undefined {
  const match = day.exec(text);
  if (match === null) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, date);
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === date ? midnight.getTime() : undefined;
}

function momentMs(text: string): number | undefined {
  const match = moment.exec(text);
  if (match === null) return undefined;
  const midnight = dayMs(match[1] ?? '');
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const [offsetHours, offsetMinutes] = [Number(match[8] ?? 0), Number(match[9] ?? 0)];
  if (midnight === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const fractionMs = Math.trunc(Number(`0.${match[5] ?? '0'}`) * 1000 + 1e-7);
  const offsetMs = (match[7] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes) * 60_000;
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + fractionMs - offsetMs;
}
