import { parseId } from '@assay/base';
import type { RunId } from '@assay/base';
import type { PointColumns, WindowCursor } from '@assay/series';
import { checkBounds, readBounded } from '../steps/point-window.ts';
import type { PointBounds } from '../steps/point-window.ts';
import type { Query } from './query.ts';

export interface ExportPointsInput extends PointBounds {
  readonly runIds: readonly string[];
  /** Left out: all metrics. */
  readonly names?: readonly string[];
  /** `next` of the answer before. */
  readonly after?: ExportPlace;
  /** Points of one answer, at most. */
  readonly limit: number;
}

/** Where the next answer goes on: in this run, at the metrics behind this name, and in one of them behind this place. */
export interface ExportPlace {
  readonly run: number;
  readonly behind: string | null;
  readonly within: { readonly name: string; readonly cursor: WindowCursor } | null;
}

export interface ExportedPoints {
  /** `run`: its place among those asked for. */
  readonly pieces: readonly (PointColumns & { readonly run: number; readonly name: string })[];
  /** Null: there is no more. */
  readonly next: ExportPlace | null;
}

/** One answer opens no more series than these, however few points they have. */
const maxSeries = 2000;
const namesAtOnce = 200;

/**
 * Points of many series, run by run in the order given, metric by metric in order of name, each series in (step, time, arrival) order.
 * Runs and metrics that do not exist are left out. Each answer is of one snapshot; points that arrive between two answers neither shift
 * what follows nor come twice.
 */
export const exportPoints: Query<ExportPointsInput, ExportedPoints> = async (tx, input) => {
  checkBounds(input);
  const pieces: ExportedPoints['pieces'][number][] = [];
  let [left, opened] = [input.limit, 0];
  for (let run = input.after?.run ?? 0; run < input.runIds.length; run++) {
    const id = parseId<RunId>(input.runIds[run] ?? '', `runIds[${run}]`);
    const start = input.after?.run === run ? input.after : atStart;
    const { within } = start;
    let { behind } = start;
    let names: readonly string[];
    do {
      const of = { search: '', after: behind ?? undefined, limit: namesAtOnce };
      names = await tx.metricNames(id, input.names === undefined ? of : { ...of, names: input.names });
      const sources = await tx.openSeries(id, names);
      for (const name of names) {
        if (left <= 0 || ++opened > maxSeries) return { pieces, next: { run, behind, within } };
        const source = sources.get(name);
        let cursor = within?.name === name ? within.cursor : null;
        while (source !== undefined) {
          const { points, next } = readBounded(source, input, cursor, left);
          if (points.values.length > 0) pieces.push({ run, name, ...points });
          left -= points.values.length;
          cursor = next;
          if (cursor === null) break;
          if (left <= 0) return { pieces, next: { run, behind, within: { name, cursor } } };
        }
        behind = name;
      }
    } while (names.length === namesAtOnce);
  }
  return { pieces, next: null };
};

const atStart = { behind: null, within: null } as const;
