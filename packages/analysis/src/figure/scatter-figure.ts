import { domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark, Ink } from './drawing.ts';
import type { AxesText } from './figure-text.ts';
import { plotFrame } from './plot-frame.ts';
import type { LegendEntry } from './plot-frame.ts';

export interface ScatterGroup {
  readonly name: string;
  /** Points with a coordinate that is not finite are left out. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Joined in their order: straight, or in steps that keep y until the next x. */
  readonly joined?: 'straight' | 'steps';
  /** Beside the others: faint and small. */
  readonly isFaint?: boolean;
}

export interface ScatterFigure extends AxesText {
  readonly groups: readonly ScatterGroup[];
}

/** Points of one or more groups, told apart by colour and shape. Of points within half a point of each other one is drawn. */
export function scatterFigure({ title, description, xTitle, yTitle, isLogX, isLogY, groups }: ScatterFigure): Drawing {
  const x = domainOf(
    groups.flatMap((group) => group.x),
    isLogX,
  );
  const y = domainOf(
    groups.flatMap((group) => group.y),
    isLogY,
  );
  const looks = groups.map(({ isFaint = false, joined }, i): { ink: Ink; shape: number; joined: typeof joined } => ({
    ink: isFaint ? 'faint' : i,
    shape: i,
    joined,
  }));
  const legend = groups.map(({ name }, i): LegendEntry => {
    const { ink = 'ink', joined, shape = 0 } = looks[i] ?? {};
    return { name, ink, mark: joined === 'steps' ? { kind: 'line', dash: 0 } : { kind: 'marker', shape } };
  });
  const frame = plotFrame({ x, y, xTitle, yTitle, legend: groups.length > 1 ? legend : [] });
  const count = groups.reduce((sum, group) => sum + group.x.length, 0);
  const size = count > 2000 ? 1.5 : count > 300 ? 2 : 2.8;
  const marks = groups.flatMap((group, i): DrawingMark[] => {
    const { ink = 'ink', shape = 0, joined } = looks[i] ?? {};
    const points = group.x.flatMap((value, at) => [frame.x.at(value), frame.y.at(group.y[at] ?? Number.NaN)]);
    const line: DrawingMark[] =
      joined === undefined
        ? []
        : [{ kind: 'path', points: joined === 'steps' ? stepped(points) : points, stroke: ink, width: 1.5 }];
    if (joined === 'steps') return line;
    const opacity = group.isFaint === true ? 0.45 : count > 300 ? 0.6 : 0.9;
    return [...line, { kind: 'markers', points: thinned(points), shape, size, ink, opacity }];
  });
  return { title, description, width: frame.width, height: frame.height, marks: [...frame.marks, ...marks] };
}

function stepped(points: readonly number[]): number[] {
  const steps: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const [x = Number.NaN, y = Number.NaN] = points.slice(at, at + 2);
    const before = steps.at(-1);
    if (before !== undefined) steps.push(x, before);
    steps.push(x, y);
  }
  return steps;
}

function thinned(points: readonly number[]): number[] {
  const seen = new Set<number>();
  const kept: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const [x = Number.NaN, y = Number.NaN] = points.slice(at, at + 2);
    const cell = Math.round(x * 2) * 65_536 + Math.round(y * 2);
    if (!Number.isFinite(cell) || seen.has(cell)) continue;
    seen.add(cell);
    kept.push(x, y);
  }
  return kept;
}
