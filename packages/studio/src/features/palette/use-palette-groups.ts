import { messageOf } from '@assay/base';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompareTray } from '../../lib/compare-tray.ts';
import { useShownActions } from '../../lib/page/page-head.ts';
import { readRecentPages } from '../../lib/page/recent-pages.ts';
import { foundExperimentsQuery, foundMetricsQuery, foundRunsQuery } from '../../lib/queries/found-queries.ts';
import { toggleTheme } from '../../lib/theme.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { useAddress, useViewChange, viewSearch } from '../../lib/use-view.ts';
import { statusWords } from '../../widgets/status-mark.tsx';
import type { ShellWindow } from '../shortcuts/use-shell-shortcuts.ts';
import { matchingItems, type PaletteGroup, type PaletteItem } from './palette-item.ts';

const pauseMs = 150;

const pages: readonly PaletteItem[] = [
  { id: 'page home', icon: 'home', label: 'Go to Home', path: '/', keys: 'g h' },
  { id: 'page experiments', icon: 'experiments', label: 'Go to the experiments', path: '/experiments', keys: 'g e' },
  { id: 'page unassigned', icon: 'inbox', label: 'Go to the unassigned runs', path: '/unassigned', keys: 'g r' },
  { id: 'page studies', icon: 'studies', label: 'Go to the studies', path: '/studies', keys: 'g s' },
  { id: 'page reports', icon: 'reports', label: 'Go to the reports', path: '/reports', keys: 'g p' },
  { id: 'page models', icon: 'models', label: 'Go to the models', path: '/models', keys: 'g m' },
];

/** What the palette offers for these words; without words what was looked at last and what can be done. */
export function usePaletteGroups(
  words: string,
  onOpen: (which: ShellWindow) => void,
): { readonly groups: readonly PaletteGroup[]; readonly isSearching: boolean; readonly fault: string | undefined } {
  const asked = useSettled(words, pauseMs);
  const experimentId = useOpenExperiment();
  const experiments = useQuery(foundExperimentsQuery(asked));
  const runs = useQuery(foundRunsQuery(asked));
  const metricsQuery = foundMetricsQuery(asked, experimentId ?? '');
  const metrics = useQuery({ ...metricsQuery, enabled: asked.trim() !== '' && experimentId !== undefined });
  const changeView = useViewChange();
  const [recent] = useState(readRecentPages);
  const actions = useActionItems(onOpen);
  const navigate = useNavigate();
  const { runIds } = useCompareTray();
  const compare: PaletteItem = {
    id: 'page compare',
    icon: 'compare',
    label: 'Go to the runs to compare',
    keys: 'g c',
    act: () => void navigate({ to: '/compare', search: viewSearch(runIds.length === 0 ? {} : { selected: runIds }) }),
  };
  const hasWords = words.trim() !== '';
  const error = experiments.error ?? runs.error;

  // What was found for the words before stays only as far as it fits these.
  const fitting = (items: readonly PaletteItem[], isOld: boolean): readonly PaletteItem[] =>
    isOld || words !== asked ? matchingItems(items, words) : items;

  const groups: readonly PaletteGroup[] = [
    {
      title: 'Looked at last',
      items: hasWords
        ? []
        : recent.slice(0, 6).map(({ label, path }) => ({ id: `recent ${path}`, icon: iconOf(path), label, path })),
    },
    {
      title: 'Experiments',
      items: fitting(
        (hasWords ? (experiments.data ?? []) : []).map(({ id, name, folder }) => ({
          id: `experiment ${id}`,
          icon: 'experiments',
          label: name,
          aside: folder,
          path: `/experiments/${id}`,
        })),
        experiments.isPlaceholderData,
      ),
    },
    {
      title: 'Runs',
      items: fitting(
        (hasWords ? (runs.data ?? []) : []).map(({ id, name, status, experimentName }) => ({
          id: `run ${id}`,
          icon: 'run',
          label: name,
          aside: [experimentName ?? 'unassigned', statusWords[status].toLowerCase()].join(', '),
          path: `/runs/${id}`,
        })),
        runs.isPlaceholderData,
      ),
    },
    {
      title: 'Metrics of this experiment',
      items: fitting(
        (hasWords ? (metrics.data ?? []) : []).map((name) => ({
          id: `metric ${name}`,
          icon: 'compare',
          label: name,
          aside: 'show its panel',
          act: () => changeView({ find: name }),
        })),
        metrics.isPlaceholderData,
      ),
    },
    { title: 'Commands', items: matchingItems(actions, words) },
    { title: 'Pages', items: matchingItems([...pages, compare], words) },
  ];
  return {
    groups,
    isSearching: hasWords && (words !== asked || experiments.isFetching || runs.isFetching),
    fault: error === null || !hasWords ? undefined : `The search failed. ${messageOf(error)}`,
  };
}

const iconOf = (path: string): PaletteItem['icon'] =>
  path.startsWith('/runs/')
    ? 'run'
    : path.startsWith('/models/')
      ? 'models'
      : path.startsWith('/studies/')
        ? 'studies'
        : 'experiments';

/** The experiment whose page is open. */
function useOpenExperiment(): string | undefined {
  return /^\/experiments\/([0-9a-f]{32})/.exec(useAddress().path)?.[1];
}

function useActionItems(onOpen: (which: ShellWindow) => void): readonly PaletteItem[] {
  const ofPage = useShownActions().map(({ label, act, keys }): PaletteItem => ({
    id: `action ${label}`,
    icon: 'action',
    label,
    act,
    ...(keys !== undefined && { keys }),
  }));
  return [
    ...ofPage,
    { id: 'theme', icon: 'half', label: 'Change between light and dark', act: toggleTheme, keys: 'Alt+T' },
    { id: 'settings', icon: 'settings', label: 'Settings', act: () => onOpen('settings') },
    { id: 'help', icon: 'help', label: 'Keyboard shortcuts', act: () => onOpen('help'), keys: '?' },
  ];
}
