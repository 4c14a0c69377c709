import { short } from '../support/report.ts';
import { percent } from './measure-search.ts';
import type { SearchCell } from './measure-search.ts';
import { searchShapes, selectivities } from './searches.ts';

/** One table per number of runs: what narrows the search down, and to which part of the runs across. */
export function printSearches(cellsBySize: ReadonlyMap<number, readonly SearchCell[]>): void {
  console.log(
    '\nSearches one at a time: 100 runs, filtered by a parameter and a metric, sorted by another metric; p50 / p95 / p99 in ms',
  );
  for (const [size, cells] of cellsBySize) {
    const header = `${size.toLocaleString('en')} runs`.padEnd(20);
    console.log(header + selectivities.map((each) => percent(each).padStart(20)).join(''));
    for (const shape of searchShapes) {
      const row = cells
        .filter((cell) => cell.shape === shape)
        .map(({ latencyMs: { p50, p95, p99 } }) => `${short(p50)} / ${short(p95)} / ${short(p99)}`);
      console.log(`  ${shape.padEnd(18)}${row.map((cell) => cell.padStart(20)).join('')}`);
    }
  }
}
