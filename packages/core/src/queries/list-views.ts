import type { ViewPage } from '../answers/annotation.ts';
import type { Query } from './query.ts';
import { parseId } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import { answerView } from '../answers/annotation.ts';
import { mayUseView } from '../steps/load-view.ts';
import { findPage } from './page.ts';

export interface ListViewsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
}

/** By name: those that are shared, and the caller's own. */
export const listViews: Query<ListViewsInput, ViewPage> = async (tx, input, { actor }) => {
  const { experimentId, limit, cursor } = input;
  const { rows, nextCursor } = await findPage(tx, 'view', {
    where: experimentId === undefined ? {} : { experimentId: parseId<ExperimentId>(experimentId, 'experimentId') },
    orderBy: ['name', 'id'],
    limit,
    cursor,
    keep: (row) => mayUseView(row, actor),
    keepKey: actor.name,
  });
  return { views: rows.map(answerView), nextCursor };
};
