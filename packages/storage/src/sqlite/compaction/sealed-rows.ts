import type { EpochMs } from '@assay/base';
import type { CompactionContext } from './compaction-context.ts';

/** Rows that the writer is given at once; it deletes as many as it has time for. */
const rowsAtOnce = 2000;

/** Rows of the log that are sealed and wait to be deleted, in portions by the time of their seal. */
export class SealedRows {
  readonly #context: CompactionContext;
  readonly #portions: { readonly seqs: Float64Array; readonly sealedMs: number; at: number }[] = [];

  constructor(context: CompactionContext) {
    this.#context = context;
  }

  get count(): number {
    return this.#portions.reduce((sum, { seqs, at }) => sum + seqs.length - at, 0);
  }

  add(seqs: Float64Array, sealedMs: number): void {
    if (seqs.length > 0) this.#portions.push({ seqs, sealedMs, at: 0 });
  }

  /** Forgets them: whoever looks at the log again finds those that are still there. */
  startOver(): void {
    this.#portions.length = 0;
  }

  /** Has the writer delete one slice of what was sealed `keepMs` ago. Answers whether more is due. */
  async deleteSome(keepMs: number, now: EpochMs): Promise<boolean> {
    const [portion] = this.#portions;
    if (portion === undefined || portion.sealedMs > now - keepMs) return false;
    const seqs = portion.seqs.slice(portion.at, portion.at + rowsAtOnce);
    const done = await this.#context.catalogue({ verb: 'deleteRows', seqs }, now);
    portion.at += done;
    this.#context.statistics.rowsDeleted += done;
    if (portion.at >= portion.seqs.length) this.#portions.shift();
    const [next] = this.#portions;
    return next !== undefined && next.sealedMs <= now - keepMs;
  }
}
