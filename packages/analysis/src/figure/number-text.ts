/**
 * A number as people read it: `digits` significant ones, thousands apart by a thin space from 10,000 on, powers of ten where it is
 * very great or small.
 */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (Number.isInteger(value) && size < 1e15) return sign + grouped(String(size));
  if (size >= 1e6 || size < 1e-4) {
    const [mantissa = '', exponent = ''] = size.toExponential(digits - 1).split('e');
    return `${sign}${trimmed(mantissa)}e${exponent.replace('+', '').replace('-', '−')}`;
  }
  const [whole = '', part] = trimmed(size.toPrecision(digits)).split('.');
  return sign + grouped(whole) + (part === undefined ? '' : `.${part}`);
}

/** With so many decimals, zeros among them; else like `numberText`. */
export function fixedText(value: number, decimals: number): string {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  return (value < 0 ? '−' : '') + grouped(whole) + (part === undefined ? '' : `.${part}`);
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const grouped = (whole: string): string =>
  whole.length < 5 ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202F');

const minuteMs = 60_000;

/** e.g. `3 h 12 min`, `4.1 s`. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return '';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < minuteMs) return `${numberText(ms / 1000, 2)} s`;
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** e.g. `2026-11-21 14:03 UTC`. */
export const timeText = (ms: number): string =>
  Math.abs(ms) <= 8.64e15 ? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;
