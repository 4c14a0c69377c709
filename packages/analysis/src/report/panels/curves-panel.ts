import { lineFigure } from '../../figure/line-figure.ts';
import type { FigureLine } from '../../figure/line-figure.ts';
import { numberText, plural } from '../../figure/number-text.ts';
import type { DataTable, PanelBlock } from '../block.ts';
import { fieldName } from '../field-name.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import type { CurvesData } from '../panel-data.ts';

type Spec = PanelSpecOf<'curves'>;
type Metric = CurvesData['metrics'][number];

const maxGroups = 14;
const tableRows = 40;

/** A figure for each metric: the curve of each run, or of each group the mean of its runs with a band. */
export function curvesPanel(spec: Spec, data: CurvesData): PanelBlock[] {
  if (data.runs.length === 0) return [{ kind: 'fault', isEmpty: true, message: 'No runs match.' }];
  return data.metrics.map((metric): PanelBlock => {
    if (metric.curves.length === 0)
      return { kind: 'fault', isEmpty: true, message: `No run has points of ${metric.name} yet.` };
    return spec.by === undefined ? curvesOfRuns(spec, data, metric) : curvesOfGroups(spec, data, metric);
  });
}

function curvesOfRuns(spec: Spec, data: CurvesData, metric: Metric): PanelBlock {
  const place = placesOf(data);
  const lines = metric.curves.map(({ run, index, min, max }): FigureLine => {
    const x: number[] = [];
    const y: number[] = [];
    for (let at = 0; at < index.length; at++) {
      const [least = Number.NaN, greatest = Number.NaN] = [min[at], max[at]];
      // Both ends of a bucket, as they follow on what comes before: no spike is lost.
      const before = y.at(-1) ?? least;
      const ends =
        least === greatest
          ? [least]
          : Math.abs(before - least) <= Math.abs(before - greatest)
            ? [least, greatest]
            : [greatest, least];
      for (const end of ends) {
        x.push(place(index[at] ?? 0));
        y.push(end);
      }
    }
    return { name: data.runs[run]?.name ?? '', x, y };
  });
  const count = plural(metric.curves.length, 'run');
  const all = data.runTotal > data.runs.length ? ` of ${numberText(data.runTotal)}` : '';
  const spans =
    data.to - data.from > data.buckets ? ' Of each stretch the least and the greatest value are drawn.' : '';
  return figure(spec, data, metric, lines, `${metric.name} of ${count}${all}.${spans}`);
}

function curvesOfGroups(spec: Spec, data: CurvesData, metric: Metric): PanelBlock {
  const { band = 'sd' } = spec;
  const place = placesOf(data);
  const groups = new Map<string, Metric['curves'][number][]>();
  for (const curve of metric.curves) {
    const name = data.runs[curve.run]?.group ?? 'none';
    groups.set(name, [...(groups.get(name) ?? []), curve]);
  }
  const shown = [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).slice(0, maxGroups);
  const lines = shown.map(([name, curves]): FigureLine => {
    const sums = new Map<number, number[]>();
    for (const { index, mean } of curves)
      for (let at = 0; at < index.length; at++) {
        const value = mean[at] ?? Number.NaN;
        const bucket = index[at] ?? 0;
        if (Number.isFinite(value)) sums.set(bucket, [...(sums.get(bucket) ?? []), value]);
      }
    // Where less than half of the runs still have values, a mean would speak of others than before.
    const places = [...sums].filter(([, values]) => values.length * 2 >= curves.length).toSorted(([a], [b]) => a - b);
    const stats = places.map(([, values]) => bandOf(values, band));
    const hasBand = band !== 'none' && curves.length > 1;
    return {
      name: `${name} (n = ${curves.length})`,
      x: places.map(([bucket]) => place(bucket)),
      y: stats.map(({ mean }) => mean),
      ...(hasBand && { low: stats.map(({ low }) => low), high: stats.map(({ high }) => high) }),
    };
  });
  const counts = shown.map(([, curves]) => curves.length);
  const [few, many] = [Math.min(...counts), Math.max(...counts)];
  const n = few === many ? `n = ${few} ${few === 1 ? 'run' : 'runs'} each` : `n = ${few} to ${many} runs each`;
  const around = band === 'none' || many < 2 ? '' : ` with ${bandName[band]}`;
  const more =
    groups.size > maxGroups ? ` ${maxGroups} of ${groups.size} values of ${fieldName(spec.by ?? '')} are shown.` : '';
  return figure(
    spec,
    data,
    metric,
    lines,
    `${metric.name}: mean${around} over runs of the same ${fieldName(spec.by ?? '')}, ${n}.${more}`,
  );
}

const bandName = {
  sd: 'one standard deviation to either side',
  stderr: 'one standard error to either side',
  range: 'the range from least to greatest',
} as const;

function bandOf(
  values: readonly number[],
  band: NonNullable<Spec['band']>,
): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  if (band === 'range') return { mean, low: Math.min(...values), high: Math.max(...values) };
  if (values.length < 2) return { mean, low: mean, high: mean };
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  const half = band === 'stderr' ? spread / Math.sqrt(values.length) : spread;
  return { mean, low: mean - half, high: mean + half };
}

/** From buckets to x: the middle of each, or the step itself where each has its own. */
function placesOf({ from, to, buckets }: CurvesData): (bucket: number) => number {
  const width = (to - from) / Math.max(1, buckets);
  const isExact = buckets > 1 && Math.abs(to - from - (buckets - 1)) < 1e-9;
  return (bucket) => (isExact ? from + bucket : from + (bucket + 0.5) * width);
}

function figure(
  spec: Spec,
  data: CurvesData,
  { name, unit }: Metric,
  lines: readonly FigureLine[],
  caption: string,
): PanelBlock {
  const isTime = spec.x === 'time';
  const scale = spec.scale ?? 'linear';
  const xTitle = isTime ? 'time since the start (s)' : 'step';
  const ends = lines.map(
    (line) => `${line.name} ends at ${numberText(line.y.findLast((value) => Number.isFinite(value)) ?? Number.NaN)}`,
  );
  const drawing = lineFigure({
    title: spec.title ?? `${name} over ${isTime ? 'time' : 'steps'}`,
    description: `Curves of ${name} from ${numberText(data.from)} to ${numberText(data.to)}. ${ends.slice(0, 12).join('; ')}.`,
    xTitle,
    yTitle: unit === '' ? name : `${name} (${unit})`,
    isLogX: scale === 'logX' || scale === 'logXY',
    isLogY: scale === 'logY' || scale === 'logXY',
    lines,
  });
  return { kind: 'figure', drawing, caption, table: tableOf(xTitle, lines) };
}

/** A few places of each curve: a table of all points would be read by nobody. */
function tableOf(xTitle: string, lines: readonly FigureLine[]): DataTable {
  const all = [...new Set(lines.flatMap(({ x }) => x))].toSorted((a, b) => a - b);
  const step = Math.max(1, Math.ceil(all.length / tableRows));
  const chosen = all.filter((_, i) => i % step === 0 || i === all.length - 1);
  const ats = lines.map(({ x, y }) => new Map(x.map((value, i) => [value, y[i] ?? Number.NaN])));
  return {
    columns: [xTitle, ...lines.map(({ name }) => name)].map((name) => ({ name, isNumeric: true })),
    rows: chosen.map((x) => [
      Number(x.toPrecision(8)),
      ...ats.map((values) => {
        const value = values.get(x);
        return value === undefined || !Number.isFinite(value) ? null : value;
      }),
    ]),
  };
}
