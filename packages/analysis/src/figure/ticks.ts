import { numberText } from './number-text.ts';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Steps of 1, 2 or 5 times a power of ten, about `count` of them within the ends. Heckbert 1990, "Nice numbers for graph labels". */
export function linearTicks(low: number, high: number, count: number): Tick[] {
  const step = niceStep((high - low) / Math.max(1, count));
  if (!(step > 0) || !Number.isFinite(step)) return [{ value: low, label: numberText(low) }];
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks: Tick[] = [];
  for (let place = Math.ceil(low / step - 1e-9); place <= high / step + 1e-9 && ticks.length < 50; place++) {
    const value = Number((place * step).toPrecision(12));
    ticks.push({ value, label: tickLabel(value, digits) });
  }
  return ticks;
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
}

function tickLabel(value: number, digits: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 1e6 || digits > 5) return numberText(value, 4);
  const text = numberText(value, 15);
  const sign = value < 0 ? '−' : '';
  return digits === 0 ? text : sign + Math.abs(value).toFixed(Math.min(digits, 6));
}

/** Powers of ten, and 2 and 5 times them where there are few. Both ends lie above 0. */
export function logTicks(low: number, high: number, count: number): Tick[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const within = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const every = Math.max(1, Math.ceil((to - from) / count));
  const powers: number[] = [];
  for (let power = from; power <= to; power += every) powers.push(10 ** power);
  const some = (parts: readonly number[]): number[] =>
    powers.flatMap((power) => parts.map((part) => part * power)).filter(within);
  let values = some([1]);
  if (values.length < 3 && every === 1) values = some([1, 2, 5]);
  if (values.length < 2) return linearTicks(low, high, count).filter(({ value }) => value > 0);
  return values.map((value) => ({ value, label: numberText(Number(value.toPrecision(6)), 3) }));
}
