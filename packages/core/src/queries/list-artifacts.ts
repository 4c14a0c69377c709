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
  readonly sort?: 'name' | 'newest';
}

/** By name, or those that were logged last first: ids rise with time. */
export const listArtifacts: Query<ListArtifactsInput, ArtifactPage> = async (tx, input) => {
  const { direction, sort = 'name', limit, cursor } = input;
  const { id: runId, artifactCount } = await loadRun(tx, input.runId);
  const where = { runId, ...(direction === undefined ? {} : { direction }) };
  const orderBy = sort === 'name' ? (['name', 'direction', 'id'] as const) : (['-id'] as const);
  const { rows, nextCursor } = await findPage(tx, 'artifact', { where, orderBy, limit, cursor });
  return { artifacts: rows.map(answerArtifact), nextCursor, artifactCount };
};
