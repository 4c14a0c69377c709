import { AssayError } from '@assay/base';
import type { Query } from './query.ts';

export type GetServerInput = Readonly<Record<string, never>>;

export const getServer: Query<
  GetServerInput,
  {
    changeCursor: number;
    counts: { experiments: number; runs: number; unassignedRuns: number };
    limits: Record<string, number | null>;
  }
> = async () => {
  throw new AssayError('NotOffered', 'getServer is not there yet.');
};
