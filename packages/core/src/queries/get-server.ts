import type { Query } from './query.ts';

export type GetServerInput = Readonly<Record<string, never>>;

export const getServer: Query<
  GetServerInput,
  {
    changeCursor: number;
    counts: { experiments: number; runs: number; unassignedRuns: number };
    limits: Record<string, number | null>;
  }
> = async (tx, _, { limits }) => {
  const { latest } = await tx.changesAfter(Number.MAX_SAFE_INTEGER, 1);
  const { namePattern: _pattern, ...bounds } = limits;
  return {
    changeCursor: latest,
    counts: {
      experiments: await tx.count('experiment', { deletedMs: null }),
      ...(await tx.runTotals()),
    },
    limits: bounds,
  };
};
