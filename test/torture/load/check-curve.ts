import type { MetricsAnswer } from '@assay/wire';
import type { NativeClient } from './native-client.ts';
import type { ReadPoints } from './read-points.ts';

/** A chart of the whole series by time counts every point, and shows its extremes. Answers where it does not. */
export async function checkCurve(
  client: NativeClient,
  runId: string,
  name: string,
  { values }: ReadPoints,
): Promise<readonly string[]> {
  const question = { runIds: [runId], names: [name], x: 'time', buckets: 100 };
  const { status, body } = await client.call('POST', '/metrics/query', question);
  if (status !== 200) return [`${name}: the query of its curve answers ${status} ${body}`];
  const curve = (JSON.parse(body) as MetricsAnswer).series.find((series) => series.name === name);
  const count = curve?.count.reduce((sum, each) => sum + each, 0) ?? 0;
  const finite = values.filter(Number.isFinite);
  const extreme = (column: readonly (number | null)[] | undefined, choose: (a: number, b: number) => number): number =>
    (column ?? []).filter((value) => value !== null).reduce(choose, Number.NaN);
  const least = (a: number, b: number): number => (Number.isNaN(a) ? b : Math.min(a, b));
  const greatest = (a: number, b: number): number => (Number.isNaN(a) ? b : Math.max(a, b));
  const expected = [
    ['points', values.length, count],
    ['min', finite.reduce(least, Number.NaN) + 0, extreme(curve?.min, least) + 0],
    ['max', finite.reduce(greatest, Number.NaN) + 0, extreme(curve?.max, greatest) + 0],
  ] as const;
  return expected
    .filter(([, fromPoints, shown]) => !Object.is(fromPoints, shown))
    .map(([what, fromPoints, shown]) => `${name}: its curve shows ${what} ${shown}, the points say ${fromPoints}`);
}
