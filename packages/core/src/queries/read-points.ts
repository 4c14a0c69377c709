import { AssayError } from '@assay/base';
import type { PointColumns } from '@assay/series';
import type { Query } from './query.ts';

export interface ReadPointsInput {
  readonly runId: string;
  readonly name: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Points in (step, time, arrival) order, as columns; a step is NaN where the point was logged without one. */
export interface PointsPage extends PointColumns {
  readonly name: string;
  readonly nextCursor: string | null;
}

export const readPoints: Query<ReadPointsInput, PointsPage> = async () => {
  throw new AssayError('NotOffered', 'readPoints is not there yet.');
};
