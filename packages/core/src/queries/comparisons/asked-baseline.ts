import { AssayError, invalidInput } from '@assay/base';
import type { ComparisonWarning } from '@assay/analysis';
import { answerBaselines } from '../../answers/answer-baselines.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { loadExperiment } from '../../steps/load.ts';
import type { CompareRunsInput, ComparedScopeInput } from './compare-runs-input.ts';

/** The set that the baseline of an experiment is, where that is asked for; what is deleted of it is said. */
export async function askedBaseline(
  tx: ReadTransaction,
  asked: CompareRunsInput['baseline'],
  warnings: ComparisonWarning[],
): Promise<ComparedScopeInput | null> {
  if (asked === undefined) return null;
  if ((asked.set === undefined) === (asked.experimentId === undefined))
    throw invalidInput('baseline', 'expected either the name of a set or an experimentId');
  if (asked.experimentId === undefined) return null;
  const experiment = await loadExperiment(tx, asked.experimentId);
  const baseline = (await answerBaselines(tx, [experiment])).get(experiment.id);
  if (baseline === undefined)
    throw new AssayError(
      'NotFound',
      `Experiment "${experiment.name}" has no baseline. Set one: a run, several, a group or a filter.`,
      { path: 'baseline' },
    );
  const { runIds, groupId, filter, deletedRunIds, isGroupDeleted } = baseline;
  const named = `The baseline of "${experiment.name}"`;
  if (isGroupDeleted)
    throw new AssayError('Conflict', `${named} is a run group that is deleted. Restore it, or set another baseline.`, {
      path: 'baseline',
    });
  if (runIds !== undefined && deletedRunIds.length === runIds.length)
    throw new AssayError('Conflict', `All runs of ${named.toLowerCase()} are deleted. Set another.`, {
      path: 'baseline',
    });
  if (deletedRunIds.length > 0)
    warnings.push({
      kind: 'baselineRunsDeleted',
      message: `${deletedRunIds.length} of the ${runIds?.length} runs of the baseline are deleted, and do not count.`,
    });
  const name = 'baseline';
  if (runIds !== undefined) return { name, runIds };
  if (groupId !== undefined) return { name, groupId };
  return { name, experimentIds: [experiment.id], ...(filter !== undefined && { filter }) };
}
