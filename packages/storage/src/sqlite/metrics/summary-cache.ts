import type { MetricSummary } from '@assay/series';

const maxCached = 100_000;

/**
 * Summaries of hot series as the writer's transaction sees them, so that a batch costs one write and no read. An entry that
 * an undone command touched is dropped and read again; after a failed commit all are.
 */
export class SummaryCache {
  readonly #summaries = new Map<string, MetricSummary>();
  readonly #touched: string[] = [];

  get(run: number, name: number): MetricSummary | undefined {
    return this.#summaries.get(`${run}:${name}`);
  }

  set(run: number, name: number, summary: MetricSummary): void {
    if (this.#summaries.size >= maxCached) this.#summaries.clear();
    const key = `${run}:${name}`;
    this.#summaries.set(key, summary);
    this.#touched.push(key);
  }

  beginCommand(): void {
    this.#touched.length = 0;
  }

  undoCommand(): void {
    for (const key of this.#touched) this.#summaries.delete(key);
    this.#touched.length = 0;
  }

  clear(): void {
    this.#summaries.clear();
  }
}
