import { messageOf } from '@assay/base';
import type { Experiment, UpdateExperiment } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { showToast } from '../../lib/toast.ts';

export type Baseline = NonNullable<Experiment['baseline']>;
type SetBaseline = UpdateExperiment['baseline'];

/** What an experiment's runs are held against, and how to change that, which can be taken back. */
export function useBaseline(experimentId: string | null): {
  readonly baseline: Baseline | null;
  readonly set: (baseline: SetBaseline, words: string) => Promise<void>;
} {
  const client = useQueryClient();
  const query = experimentQuery(experimentId ?? '');
  const { data } = useQuery({ ...query, enabled: experimentId !== null });
  const before = data?.baseline ?? null;
  const put = async (baseline: SetBaseline): Promise<boolean> => {
    if (experimentId === null || baseline === undefined) return false;
    try {
      const changed = await api.updateExperiment({ params: { experimentId }, body: { baseline } });
      client.setQueryData(query.queryKey, changed);
      await client.invalidateQueries({ queryKey: ['comparison'] });
      return true;
    } catch (thrown) {
      showToast({ text: `The baseline was not changed. ${messageOf(thrown)}`, isFault: true });
      return false;
    }
  };
  const set = async (baseline: SetBaseline, words: string): Promise<void> => {
    if (!(await put(baseline))) return;
    showToast({ text: words, action: { label: 'Undo', act: () => void put(asSet(before)) } });
  };
  return { baseline: before, set };
}

function asSet(baseline: Baseline | null): SetBaseline {
  if (baseline === null) return null;
  const { runIds, groupId, filter } = baseline;
  return {
    ...(runIds !== undefined && { runIds }),
    ...(groupId !== undefined && { groupId }),
    ...(filter !== undefined && { filter }),
  };
}
