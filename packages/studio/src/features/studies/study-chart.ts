import type { Study } from '@assay/wire';
import { useCallback, useMemo } from 'react';
import { highlightedRun, useHighlightedRun } from '../../lib/highlighted-run.ts';
import type { BoxBrush } from '../../lib/plot/brush.ts';
import type { ChartedTrials } from '../../lib/studies/charted-trials.ts';
import { toggledTrial } from '../../lib/studies/trial-selection.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';

/** What each chart of a study is given. */
export interface StudyChartProps {
  readonly study: Study;
  readonly charted: ChartedTrials;
  /** 1 for each trial that is selected; undefined where nothing is. */
  readonly selection: Uint8Array | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly heightPx: number;
}

const highlight = (number: string | undefined): void => highlightedRun.set(number);

/** How charts and the table tell each other of a trial, by its number: pointed at, and chosen by a click or Enter. */
export function useTrialLinks({ view, onView }: Pick<StudyChartProps, 'view' | 'onView'>) {
  const { trials } = view;
  const onOpen = useCallback(
    (number: string) => onView({ trials: toggledTrial(trials, Number(number)) }),
    [trials, onView],
  );
  return { highlightedId: useHighlightedRun(), onHighlight: highlight, onOpen };
}

/** An entry of a chart's menu that draws values by powers of ten. */
export function logItem(
  id: string,
  what: string,
  { view, onView }: Pick<StudyChartProps, 'view' | 'onView'>,
): ChartMenuItem {
  const { log = [] } = view;
  const isLog = log.includes(id);
  const next = isLog ? log.filter((each) => each !== id) : [...log, id];
  return {
    label: `Logarithmic ${what}`,
    isChecked: isLog,
    onSelect: () => onView({ log: next.length === 0 ? undefined : next }),
  };
}

export const isLogged = (view: ViewState, id: string): boolean => view.log?.includes(id) === true;

/** The part of a chart that is looked at; the same object as long as it is the same part. */
export function useZoom(view: ViewState, id: string): BoxBrush | undefined {
  const text = JSON.stringify(view.zooms?.[id] ?? null);
  return useMemo(() => (JSON.parse(text) as BoxBrush | null) ?? undefined, [text]);
}

/** The objective that the charts are about. */
export const chosenObjective = (study: Study, view: ViewState): number =>
  Math.min(view.objective ?? 0, study.objectives.length - 1);
