/** What a strip spans. Ends may be equal. */
export interface StripSpan {
  readonly least: number;
  readonly greatest: number;
  /** Columns. */
  readonly width: number;
}

/** The span of the numbers that are there; undefined where none is. */
export function spanOf(numbers: readonly (number | null)[], width: number): StripSpan | undefined {
  const finite = numbers.filter((value): value is number => value !== null && Number.isFinite(value));
  if (finite.length === 0) return undefined;
  return { least: Math.min(...finite), greatest: Math.max(...finite), width };
}

function placeOf(value: number, { least, greatest, width }: StripSpan): number {
  if (greatest === least) return Math.floor(width / 2);
  const share = (value - least) / (greatest - least);
  return Math.max(0, Math.min(width - 1, Math.round(share * (width - 1))));
}

/** One mark for each value, a heavier one where several share a column. */
export function dotStrip(values: readonly number[], span: StripSpan): string {
  const counts = new Map<number, number>();
  for (const value of values) {
    const place = placeOf(value, span);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return drawn(span.width, (place) => {
    const count = counts.get(place) ?? 0;
    return count === 0 ? ' ' : count === 1 ? '·' : count < 4 ? '•' : '●';
  });
}

export interface Interval {
  readonly low: number | null;
  readonly estimate: number;
  readonly high: number | null;
}

/** `├──●──┤`, over the marks of single places, such as that of no difference. */
export function intervalStrip(
  { low, estimate, high }: Interval,
  span: StripSpan,
  marks: readonly { readonly at: number; readonly mark: string }[] = [],
): string {
  const at = placeOf(estimate, span);
  const from = low === null ? at : placeOf(low, span);
  const to = high === null ? at : placeOf(high, span);
  const behind = new Map(marks.map(({ at: value, mark }) => [placeOf(value, span), mark]));
  return drawn(span.width, (place) => {
    if (place === at) return '●';
    if (place === from) return '├';
    if (place === to) return '┤';
    if (behind.has(place)) return behind.get(place) ?? ' ';
    return place > from && place < to ? '─' : ' ';
  });
}

const drawn = (width: number, mark: (place: number) => string): string =>
  Array.from({ length: width }, (_, place) => mark(place)).join('');
