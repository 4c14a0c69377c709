import { preferences } from '../prefs/preferences.ts';

type Zone = 'local' | 'utc';

const pad = (value: number): string => String(value).padStart(2, '0');

/** Date and time of day in the zone that the reader chose, e.g. `2026-11-21 09:05:30`, with ` UTC` behind it in that zone. */
export function formatTime(timeMs: number, zone: Zone = preferences().timeZone): string {
  const date = shifted(timeMs, zone);
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  return `${formatDate(date)} ${time}${zone === 'utc' ? ' UTC' : ''}`;
}

/** How long ago, in words; a date when it is more than a month. */
export function formatAgo(timeMs: number, nowMs: number): string {
  const seconds = Math.round((nowMs - timeMs) / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  if (seconds < 30 * 86_400) return `${Math.floor(seconds / 86_400)} d ago`;
  return formatDate(shifted(timeMs, preferences().timeZone));
}

/** A date whose UTC fields are those of the zone. */
const shifted = (timeMs: number, zone: Zone): Date =>
  new Date(zone === 'utc' ? timeMs : timeMs - new Date(timeMs).getTimezoneOffset() * 60_000);

const formatDate = (date: Date): string =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
