import type { EpochMs } from '@assay/base';
import type { SegmentFiles } from '../../segments/segment-files.ts';
import type { Connection } from '../connection.ts';
import type { CatalogueAnswer, CatalogueRequest } from './catalogue-request.ts';
import type { CompactionOptions } from './compaction-options.ts';
import type { CompactionStatistics } from './compaction-statistics.ts';
import type { Pace } from './pace.ts';

/** What all parts of the compactor work with. */
export interface CompactionContext {
  readonly dataFolder: string;
  /** Reads only. */
  readonly connection: Connection;
  readonly files: SegmentFiles;
  readonly options: CompactionOptions;
  readonly pace: Pace;
  readonly statistics: CompactionStatistics;
  /** Asks the writer. When it throws, the change was made or was not. */
  readonly catalogue: (request: CatalogueRequest, now: EpochMs) => Promise<CatalogueAnswer>;
  /** Tells whoever runs the server what keeps points from being compacted. */
  readonly warn: (message: string) => void;
  /** Tells the store the counters, in the midst of long work. */
  readonly tell: () => void;
  /** 32 hex digits, never the same twice. */
  readonly newSegmentName: () => string;
}
