import type { ArtifactPage } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';
import { answerArtifact } from '../answers/artifact.ts';
import { loadRun } from '../steps/load.ts';
import { findPage } from './page.ts';

export interface ListArtifactsInput {
  readonly runId: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly direction?: ArtifactDirection;
}

/** By name. */
export const listArtifacts: Query<ListArtifactsInput, ArtifactPage> = async (tx, input) => {
  const { direction, limit, cursor } = input;
  const { id: runId } = await loadRun(tx, input.runId);
  const where = { runId, ...(direction === undefined ? {} : { direction }) };
  const orderBy = ['name', 'direction', 'id'] as const;
  const { rows, nextCursor } = await findPage(tx, 'artifact', { where, orderBy, limit, cursor });
  return { artifacts: rows.map(answerArtifact), nextCursor };
};
