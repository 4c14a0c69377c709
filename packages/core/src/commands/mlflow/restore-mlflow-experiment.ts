import { checkSort, parseSort, runFilterSchema } from '../../filter/index.ts';
import { markRunRestored } from '../../steps/deletion.ts';
import type { Command, Unfinished } from '../command.ts';
import { isUnfinished, unfinished } from '../command.ts';
import { restoreExperiment } from '../restore-experiment.ts';

export interface RestoreMlflowExperimentInput {
  readonly experimentId: string;
}

const portionSize = 100;
const newestFirst = checkSort(parseSort('created desc'), runFilterSchema);

/** With all of its runs, those too that were deleted before it. The caller has seen that it is deleted. */
export const restoreMlflowExperiment: Command<RestoreMlflowExperimentInput, void | Unfinished> = async (
  tx,
  input,
  context,
) => {
  const answer = await restoreExperiment(tx, input, context);
  if (isUnfinished(answer)) return unfinished;
  const { ids } = await tx.searchRuns({
    sort: newestFirst,
    experimentIds: [answer.id],
    view: 'deleted',
    limit: portionSize,
  });
  for (const run of await tx.find('run', { id: ids })) await markRunRestored(tx, context, run);
  if (ids.length === portionSize) return unfinished;
};
