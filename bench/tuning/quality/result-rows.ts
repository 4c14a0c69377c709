import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../tools/process/run-process.ts';
import type { Improvements, SearchPlan } from './run-search.ts';

/** One search of the comparison, as it is kept. */
export interface ResultRow extends SearchPlan {
  readonly task: string;
  readonly sampler: string;
  readonly version: string;
  readonly best: Improvements;
  /** What the search took, its losses included, in seconds: of a machine that did other things too. */
  readonly s: number;
}

export const qualityFile = path.join(repositoryRoot, 'bench', 'results', 'tuning-quality.jsonl');

/** Rows of a file, each added as soon as it is there: who is ended goes on where he was. */
export class ResultRows {
  readonly rows: ResultRow[];
  readonly #file: string;
  readonly #keys: Set<string>;

  constructor(file: string) {
    this.#file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    this.rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ResultRow);
    this.#keys = new Set(this.rows.map(keyOf));
  }

  has(row: Omit<ResultRow, 'best' | 's'>): boolean {
    return this.#keys.has(keyOf(row));
  }

  /** Drops the rows of a sampler's other versions, from the file too. */
  keepVersion(sampler: string, version: string): void {
    const isVoid = (row: ResultRow): boolean => row.sampler === sampler && row.version !== version;
    if (!this.rows.some(isVoid)) return;
    this.rows.splice(0, this.rows.length, ...this.rows.filter((row) => !isVoid(row)));
    writeFileSync(this.#file, this.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }

  /** Drops what is older than the version that each sampler's last row has. */
  keepLastVersions(): void {
    const last = new Map(this.rows.map(({ sampler, version }) => [sampler, version]));
    for (const [sampler, version] of last) this.keepVersion(sampler, version);
  }

  add(row: ResultRow): void {
    mkdirSync(path.dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${JSON.stringify(row)}\n`);
    this.rows.push(row);
    this.#keys.add(keyOf(row));
  }
}

const keyOf = ({ task, sampler, version, seed, pending, trials }: Omit<ResultRow, 'best' | 's'>): string =>
  [task, sampler, version, seed, pending, trials].join(' ');
