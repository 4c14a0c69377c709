import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/process/run-process.ts';

/** One line of a bench: a figure with its spread, and what was aimed for. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `min – max` of the repetitions, or other quantiles. */
  readonly spread: string;
  readonly aim?: { readonly value: number; readonly better: 'more' | 'less' };
}

/** How many times better than the aim: 1 is reached, 2 is twice as good. */
export const ratioOf = ({ value, aim }: Figure): number | undefined =>
  aim === undefined ? undefined : aim.better === 'more' ? value / aim.value : aim.value / value;

export function printFigures(figures: readonly Figure[]): void {
  const rows = [
    ['', 'got', '', 'aim', 'reached', 'spread'],
    ...figures.map((figure) => {
      const ratio = ratioOf(figure);
      const aim =
        figure.aim === undefined ? '' : `${figure.aim.better === 'more' ? '≥' : '≤'} ${short(figure.aim.value)}`;
      return [
        figure.name,
        short(figure.value),
        figure.unit,
        aim,
        ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
        figure.spread,
      ];
    }),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const alignedRight = new Set([1, 3, 4]);
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return alignedRight.has(column) ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}

export const short = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString('en')
    : value >= 100
      ? value.toFixed(0)
      : value.toFixed(value >= 10 ? 1 : 2);

/** Adds one line of JSON to bench/results/<area>.jsonl. */
export function recordResult(area: string, result: unknown): string {
  const file = path.join(repositoryRoot, 'bench', 'results', `${area}.jsonl`);
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(result)}\n`);
  return file;
}
