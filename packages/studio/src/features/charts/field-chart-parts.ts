import type { RunValues } from '@assay/wire';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { runColours, seriesColour } from '../../lib/charts/series-colour.ts';
import { highlightedRun, useHighlightedRun } from '../../lib/highlighted-run.ts';
import type { ItemColour } from '../../lib/plot/item-colours.ts';
import type { CategoryColumn } from '../../lib/plot/plot-column.ts';
import { fieldTitle } from '../../lib/run-field/field-title.ts';
import { plotColumn } from '../../lib/run-field/plot-columns.ts';
import { useTheme } from '../../lib/theme.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { FieldPanelProps } from './field-panel.tsx';

export interface FieldChartProps extends FieldPanelProps {
  readonly values: RunValues;
}

type PanelOf<Kind extends PanelState['kind']> = Extract<PanelState, { readonly kind: Kind }>;

export type Given<Kind extends PanelState['kind']> = FieldChartProps & { readonly panel: PanelOf<Kind> };

const none: RunValues['columns'][number] = { field: '', values: [] };
export const column = ({ columns }: RunValues, field: string): RunValues['columns'][number] =>
  columns.find((each) => each.field === field) ?? none;
export const labelsOf = (values: RunValues): readonly string[] => column(values, 'name').values.map(String);

/** What all charts of runs share. */
export function useCommon({ panel, items, heightPx, view }: FieldChartProps, title: string) {
  const navigate = useNavigate();
  const selected = useMemo(() => new Set(view.selected), [view.selected]);
  return {
    chart: { title: panel.title ?? title, items, heightPx },
    links: {
      selected,
      highlightedId: useHighlightedRun(),
      onHighlight: (runId: string | undefined) => highlightedRun.set(runId),
      onOpen: (runId: string) => void navigate({ to: '/runs/$runId', params: { runId } }),
    },
  };
}

/** The colour of each run, as in the table and the curves. */
export function useRunColours(values: RunValues, chosen: ViewState['colours']): ItemColour {
  const theme = useTheme();
  return useMemo(() => {
    const numbers = column(values, 'number').values;
    const runs = values.ids.map((id, i) => ({ id, number: Number(numbers[i]) }));
    const colours = runColours(runs, chosen);
    return { by: 'own', colours: values.ids.map((id) => seriesColour(id, theme, colours)) };
  }, [values, theme, chosen]);
}

/** The column as words; undefined where all of its values are numbers, or there are none. */
export function useWords(values: RunValues, field: string): CategoryColumn | undefined {
  return useMemo(() => {
    const given = plotColumn(column(values, field));
    return given.kind === 'category' && given.column.words.some((word) => word !== null) ? given.column : undefined;
  }, [values, field]);
}

export const titleBy = (field: string, by: string | undefined): string =>
  by === undefined ? fieldTitle(field) : `${fieldTitle(field)} by ${fieldTitle(by)}`;
