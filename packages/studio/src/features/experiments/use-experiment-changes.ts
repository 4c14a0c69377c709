import { messageOf } from '@assay/base';
import type { Experiment, UpdateExperiment } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { showToast } from '../../lib/toast.ts';

const nameOf = (experiments: readonly Experiment[]): string => {
  const [only] = experiments;
  return experiments.length === 1 && only !== undefined ? `“${only.name}”` : countOf(experiments.length, 'experiment');
};

/** Changes of experiments that a page makes; each says what was done, and offers to take it back. */
export function useExperimentChanges() {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      [['experiments'], ['experiment'], ['folders'], ['active-experiments']].map((queryKey) =>
        client.invalidateQueries({ queryKey, refetchType: 'active' }),
      ),
    );

  /** Does it to one after the other; answers those to which it was done. */
  const each = async (
    experiments: readonly Experiment[],
    act: (experiment: Experiment) => Promise<unknown>,
  ): Promise<readonly Experiment[]> => {
    const done: Experiment[] = [];
    try {
      for (const experiment of experiments) {
        await act(experiment);
        done.push(experiment);
      }
    } catch (thrown) {
      const rest = experiments.length > 1 ? ` Done for ${done.length} of ${experiments.length}.` : '';
      showToast({ text: `${messageOf(thrown)}${rest}`, isFault: true });
    }
    await refresh();
    return done;
  };

  const update = (experiments: readonly Experiment[], body: UpdateExperiment) =>
    each(experiments, ({ id }) => api.updateExperiment({ params: { experimentId: id }, body }));

  const restore = async (experiments: readonly Experiment[]): Promise<void> => {
    const back = await each(experiments, ({ id }) => api.restoreExperiment({ params: { experimentId: id } }));
    if (back.length === experiments.length) showToast({ text: `${nameOf(back)} restored.` });
  };

  const setArchived = async (experiments: readonly Experiment[], archived: boolean): Promise<void> => {
    const done = await update(experiments, { archived });
    if (done.length < experiments.length) return;
    showToast({
      text: archived
        ? `${nameOf(done)} archived: out of the list, with all runs kept.`
        : `${nameOf(done)} back in the list.`,
      action: { label: 'Undo', act: () => void update(done, { archived: !archived }) },
    });
  };

  const move = async (experiments: readonly Experiment[], folder: string): Promise<string | undefined> => {
    const done = await update(experiments, { folder });
    if (done.length < experiments.length) return undefined;
    const back = (): Promise<unknown> =>
      each(done, ({ id, folder: before }) =>
        api.updateExperiment({ params: { experimentId: id }, body: { folder: before } }),
      );
    showToast({
      text: `${nameOf(done)} moved to ${folder === '' ? 'the top' : `“${folder}”`}.`,
      action: { label: 'Undo', act: () => void back() },
    });
    return undefined;
  };

  const remove = async (experiments: readonly Experiment[]): Promise<readonly Experiment[]> => {
    const done = await each(experiments, ({ id }) =>
      api.deleteExperiment({ params: { experimentId: id }, query: { cascade: true } }),
    );
    if (done.length === 0) return done;
    const runs = done.reduce((sum, { runCount }) => sum + runCount, 0);
    const along = runs === 0 ? '' : ` with ${countOf(runs, 'run')}`;
    showToast({
      text: `${nameOf(done)} deleted${along}. It can be restored for 30 days.`,
      action: { label: 'Undo', act: () => void restore(done) },
    });
    return done;
  };

  return { refresh, restore, setArchived, move, remove };
}

export type ExperimentChanges = ReturnType<typeof useExperimentChanges>;
