import { messageOf } from '@assay/base';
import type { UpdateView, View } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { viewQuery, viewsQuery } from '../../lib/queries/view-queries.ts';
import { showToast } from '../../lib/toast.ts';
import { useAddress, useViewChange, useViewOpen } from '../../lib/use-view.ts';
import { isAsSaved, readSavedView, savedPart } from '../../lib/view-state/saved-view.ts';
import { longId, shortId } from '../../lib/view-state/short-id.ts';
import { defaultViewOf, defaultViewTag } from './default-view.ts';

/** The saved views of an experiment, or of the runs without one, and what can be done with them. */
export function useViews(experimentId: string | null) {
  const client = useQueryClient();
  const { texts } = useAddress();
  const openView = useViewOpen();
  const changeView = useViewChange();
  const all = useQuery(viewsQuery(experimentId));
  const list = all.data?.filter((view) => view.experimentId === experimentId) ?? [];
  const experiment = useQuery({ ...experimentQuery(experimentId ?? ''), enabled: experimentId !== null });

  const name = texts['view'];
  const viewId = typeof name === 'string' ? longId(name) : undefined;
  const listed = list.find((view) => view.id === viewId);
  // One that a link leads to stands in no list.
  const unlisted = useQuery({ ...viewQuery(viewId ?? ''), enabled: viewId !== undefined && listed === undefined });
  const current = listed ?? (viewId === undefined ? undefined : unlisted.data);

  /** Does it, and reads the views anew; says so where it cannot be done. */
  const attempt = async <T>(what: string, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act();
    } catch (thrown) {
      showToast({ text: `${what} ${messageOf(thrown)}`, isFault: true });
      return undefined;
    } finally {
      await Promise.all(
        [['views'], ['view']].map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'active' })),
      );
    }
  };

  const update = (view: View, body: UpdateView, done: string) =>
    attempt('The view was not changed.', async () => {
      await api.updateView({ params: { viewId: view.id }, body });
      showToast({ text: done });
    });

  const setDefault = async (view: View | undefined): Promise<void> => {
    if (experimentId === null) return;
    const body = view === undefined ? { remove: [defaultViewTag] } : { set: { [defaultViewTag]: view.id } };
    await attempt('The experiment was not changed.', async () => {
      await api.changeTags({ params: { kind: 'experiment', id: experimentId }, body });
      await client.invalidateQueries({ queryKey: experimentQuery(experimentId).queryKey });
      showToast({
        text: view === undefined ? 'The experiment opens as usual.' : `The experiment opens with “${view.name}”.`,
      });
    });
  };

  return {
    list,
    current,
    error: all.error,
    /** The view on screen is not what was saved. */
    isChanged: current === undefined ? Object.keys(savedPart(texts)).length > 0 : !isAsSaved(texts, current.state),
    defaultId: defaultViewOf(experiment.data),
    open: (view: View) => openView({ ...readSavedView(view.state), view: shortId(view.id) }),
    openNone: () => openView({}),
    save: (view: View) => update(view, { state: savedPart(texts) }, `“${view.name}” is saved.`),
    saveAs: async (viewName: string, shared: boolean): Promise<string | undefined> => {
      try {
        const body = { name: viewName, shared, experimentId, state: savedPart(texts) };
        const made = await api.createView({ body });
        changeView({ view: made.id }, 'replace');
        showToast({ text: `“${viewName}” is saved.` });
        void client.invalidateQueries({ queryKey: ['views'] });
        return undefined;
      } catch (thrown) {
        return messageOf(thrown);
      }
    },
    rename: (view: View, viewName: string) => update(view, { name: viewName }, `The view is called “${viewName}” now.`),
    setShared: (view: View, shared: boolean) =>
      update(view, { shared }, shared ? `Everyone sees “${view.name}” now.` : `Only you see “${view.name}” now.`),
    setDefault,
    remove: async (view: View): Promise<void> => {
      await attempt('The view was not deleted.', async () => {
        await api.deleteView({ params: { viewId: view.id } });
        if (view.id === viewId) changeView({ view: undefined }, 'replace');
        if (view.id === defaultViewOf(experiment.data)) await setDefault(undefined);
        const again = { name: view.name, shared: view.shared, experimentId: view.experimentId, state: view.state };
        showToast({
          text: `“${view.name}” is deleted.`,
          action: {
            label: 'Undo',
            act: () => void attempt('The view did not come back.', () => api.createView({ body: again })),
          },
        });
      });
    },
  };
}

export type Views = ReturnType<typeof useViews>;
