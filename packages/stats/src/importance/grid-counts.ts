import type { ImportanceDomain } from './importance-data.ts';

/** A parameter's domain laid on a grid, as PED-ANOVA counts in it. */
export interface ParameterGrid {
  readonly cells: number;
  /** The cell of a value; −1 for NaN. */
  readonly cellOf: (value: number) => number;
}

/**
 * Numbers have `steps` evenly spaced points from low to high (of the logarithm where it is logarithmic), fewer where there are fewer levels; a value
 * belongs to the nearest. Choices are cells of their own.
 */
export function gridOf(domain: ImportanceDomain, steps = 50): ParameterGrid {
  if (domain.kind === 'categorical')
    return { cells: domain.choices, cellOf: (value) => (Number.isNaN(value) ? -1 : value) };
  const { low, high, log = false } = domain;
  const cells = Math.max(1, Math.min(levelsOf(domain), steps));
  const coordinate = log ? Math.log : (value: number): number => value;
  const start = coordinate(low);
  const width = (coordinate(high) - start) / (cells - 1);
  const cellOf = (value: number): number => {
    if (Number.isNaN(value)) return -1;
    if (cells === 1) return 0;
    return Math.min(cells - 1, Math.max(0, Math.ceil((coordinate(value) - start) / width - 0.5)));
  };
  return { cells, cellOf };
}

function levelsOf(domain: Exclude<ImportanceDomain, { kind: 'categorical' }>): number {
  const { kind, low, high, log = false } = domain;
  if (low === high) return 1;
  if (log) return kind === 'int' ? Math.ceil(Math.log2(high - low + 1)) + 1 : Infinity;
  const step = domain.step ?? (kind === 'int' ? 1 : undefined);
  return step === undefined ? Infinity : Math.floor((high - low) / step + 1e-9) + 1;
}

/**
 * How often each cell occurs among the first `end` of some trials, whose values lie in `cells` (−1: no value), each counted `weights` times.
 */
export function countCells(grid: ParameterGrid, cells: Int32Array, weights: Uint32Array, end: number): Float64Array {
  const counts = new Float64Array(grid.cells);
  for (let i = 0; i < end; i++) {
    const cell = cells[i] as number;
    if (cell >= 0) counts[cell] = (counts[cell] as number) + (weights[i] as number);
  }
  return counts;
}
