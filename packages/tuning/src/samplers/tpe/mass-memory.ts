import type { Dimension } from '../../space/dimension.ts';
import { logMass, logMassAround } from './log-mass.ts';

/** Longer tables, of finer steps, would cost more than they spare. */
const maxLevels = 4096;
const maxTables = 2000;

interface Kept {
  /** By row of the history: a kernel, and ln of what of it lies in the range times its width. */
  centres: Float64Array;
  widths: Float64Array;
  norms: Float64Array;
  /** By width: ln of the mass on a step, by the steps between it and the centre; NaN = not computed yet. */
  readonly tables: Map<number, Float64Array>;
}

/** Integrals of kernels, kept from one mixture to the next: most kernels stay as they are. Changes nothing but time. */
export class MassMemory {
  readonly #kept = new Map<number, Kept>();

  /** `logNorm` of the kernels of these rows (ascending), written to `into`. */
  logNorms(
    dimension: Dimension,
    rows: readonly number[],
    centres: Float64Array,
    widths: Float64Array,
    into: Float64Array,
  ): void {
    const kept = this.#of(dimension, rows.at(-1) ?? 0);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number;
      const centre = centres[k] as number;
      const width = widths[k] as number;
      if (kept.centres[row] !== centre || kept.widths[row] !== width) {
        kept.centres[row] = centre;
        kept.widths[row] = width;
        kept.norms[row] = logNorm(dimension, centre, width);
      }
      into[k] = kept.norms[row] as number;
    }
  }

  /** ln of a Gaussian's mass on the step around a value; the centre is a value, or the middle of two. */
  onStep(dimension: Dimension, x: number, centre: number, width: number): number {
    const { step, levels } = dimension;
    const halves = Math.round((2 * Math.abs(x - centre)) / step);
    if (levels > maxLevels) return logMassAround((x - centre) / width, step / width);
    const { tables } = this.#of(dimension, 0);
    let table = tables.get(width);
    if (table === undefined) {
      if (tables.size >= maxTables) tables.clear();
      table = new Float64Array(2 * levels).fill(Number.NaN);
      tables.set(width, table);
    }
    const known = table[halves] as number;
    if (!Number.isNaN(known)) return known;
    const mass = logMassAround((halves * step) / 2 / width, step / width);
    table[halves] = mass;
    return mass;
  }

  #of({ index }: Dimension, row: number): Kept {
    const kept = this.#kept.get(index);
    if (kept !== undefined && row < kept.centres.length) return kept;
    const length = Math.max(64, row * 2);
    const wider = (column?: Float64Array): Float64Array => {
      const grown = new Float64Array(length).fill(Number.NaN);
      if (column !== undefined) grown.set(column);
      return grown;
    };
    const made = {
      centres: wider(kept?.centres),
      widths: wider(kept?.widths),
      norms: wider(kept?.norms),
      tables: kept?.tables ?? new Map<number, Float64Array>(),
    };
    this.#kept.set(index, made);
    return made;
  }
}

/** ln(width × the part of a Gaussian that lies in the dimension's range). */
export function logNorm({ low, high }: Dimension, centre: number, width: number): number {
  const [a, b] = [(low - centre) / width, (high - centre) / width];
  return Math.log(width) + (a < -8.5 && b > 8.5 ? 0 : logMass(a, b));
}
