export interface Tick {
  readonly value: number;
  readonly text: string;
}

const second = 1000;
/** Distances of marks that are round in a day's own units, in ms. */
export const durations = [1, 2, 5, 10, 20, 50, 100, 200, 500]
  .concat([1, 2, 5, 10, 15, 30].map((s) => s * second))
  .concat([1, 2, 5, 10, 15, 30].map((m) => m * 60 * second))
  .concat([1, 2, 3, 6, 12].map((h) => h * 3600 * second))
  .concat([1, 2, 7, 14, 30, 90, 365].map((d) => d * 86_400 * second));

const minute = 60_000;
const day = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const pad = (value: number): string => String(value).padStart(2, '0');

/** Marks of a time axis at least `least` ms apart, round in the reader's zone; midnights bear the date. */
export function timeTicks(fromMs: number, toMs: number, least: number): Tick[] {
  const step = durations.find((each) => each >= least) ?? Math.ceil(least / (365 * day)) * 365 * day;
  const ticks: Tick[] = [];
  if (step >= day) {
    const date = new Date(fromMs);
    date.setHours(0, 0, 0, 0);
    const days = Math.round(step / day);
    // By the calendar, since a day has 23 or 25 hours now and then.
    for (; date.getTime() <= toMs && ticks.length < 200; date.setDate(date.getDate() + days))
      if (date.getTime() >= fromMs) ticks.push({ value: date.getTime(), text: dateText(date, step > 60 * day) });
    return ticks;
  }
  const zoneMs = new Date(fromMs).getTimezoneOffset() * minute;
  for (let at = Math.ceil((fromMs - zoneMs) / step) * step + zoneMs; at <= toMs && ticks.length < 200; at += step)
    ticks.push({ value: at, text: clockText(new Date(at), step) });
  return ticks;
}

const dateText = (date: Date, withYear: boolean): string =>
  `${months[date.getMonth()] ?? ''} ${withYear ? date.getFullYear() : date.getDate()}`;

function clockText(date: Date, step: number): string {
  const [hours, minutes] = [date.getHours(), date.getMinutes()];
  const seconds = date.getSeconds() + date.getMilliseconds() / 1000;
  if (hours === 0 && minutes === 0 && seconds === 0) return dateText(date, false);
  const clock = `${pad(hours)}:${pad(minutes)}`;
  if (step >= minute) return clock;
  const decimals = step < 10 ? 3 : step < 100 ? 2 : step < 1000 ? 1 : 0;
  return `${clock}:${seconds.toFixed(decimals).padStart(decimals === 0 ? 2 : 3 + decimals, '0')}`;
}
