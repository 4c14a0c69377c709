import type { EpochMs } from '@assay/base';
import type { Progress } from '../../operations/progress.ts';
import type { CatalogueRequest } from '../compaction/catalogue-request.ts';
import type { CompactionOptions } from '../compaction/compaction-options.ts';
import type { CompactionReport } from '../compaction/compaction-report.ts';
import type { ThreadError } from './thread-error.ts';
import type { Outcome } from './thread-messages.ts';

/** What the compactor's thread is started with. */
export interface CompactorData {
  readonly file: string;
  readonly dataFolder: string;
  readonly options: CompactionOptions;
  /** Entry 0 is set and notified when the work is to end. */
  readonly stop: SharedArrayBuffer;
}

export type CompactorRequest =
  | { readonly kind: 'tick'; readonly now: EpochMs; readonly diskLow: boolean }
  | { readonly kind: 'compact'; readonly now: EpochMs; readonly keepNothing: boolean }
  /** The writer's answer to a change of the catalogue. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'close' };

export type CompactorAnswer =
  | { readonly kind: 'catalogue'; readonly call: number; readonly request: CatalogueRequest; readonly now: EpochMs }
  | { readonly kind: 'ticked'; readonly more: boolean; readonly statistics: Readonly<Record<string, number>> }
  | { readonly kind: 'statistics'; readonly statistics: Readonly<Record<string, number>> }
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | {
      readonly kind: 'compacted';
      readonly report: CompactionReport;
      readonly statistics: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'failed'; readonly error: ThreadError };
