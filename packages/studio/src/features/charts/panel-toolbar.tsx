import { countOf, formatCount } from '../../lib/format/format-number.ts';
import { newPoints, useNewPoints } from '../../lib/live/new-points.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { Popover } from '../../widgets/popover.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';
import { LineSettingsForm } from './line-settings-form.tsx';
import { PanelForm } from './panel-form.tsx';
import type { PanelEdit } from './use-panel-edit.ts';

interface PanelToolbarProps {
  readonly metrics: readonly string[];
  /** Fields of runs that charts can be made of. */
  readonly fields: readonly string[];
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly edit: PanelEdit;
  /** What is wrong with the pattern that panels are searched by. */
  readonly fault: string | undefined;
  readonly canChartRuns: boolean;
  /** Room for one line of controls. */
  readonly isNarrow: boolean;
  readonly counts: { readonly found: number; readonly all: number };
}

/** What all panels of a page share: search, axes, smoothing, zoom. */
export function PanelToolbar(props: PanelToolbarProps) {
  const { metrics, fields, view, onView, edit, fault, canChartRuns, counts, isNarrow } = props;
  const settings = (
    <LineSettingsForm
      settings={view}
      metrics={metrics}
      isGrouped={view.group !== undefined}
      onChange={(patch, how) => onView('x' in patch || 'xScale' in patch ? { ...patch, range: undefined } : patch, how)}
    />
  );
  const hasNew = useNewPoints();
  const areFolded = edit.sections.length > 0 && edit.sections.every(({ name }) => view.panels?.folded?.includes(name));
  return (
    <div className="panel-toolbar no-print" role="toolbar" aria-label="All charts">
      <SearchBox
        label="Find charts, e.g. loss or /^val/"
        value={view.find ?? ''}
        onChange={(find) => onView({ find: find === '' ? undefined : find }, 'replace')}
        pauseMs={30}
      />
      <span className={fault === undefined ? 'muted' : 'panel-fault'} role="status">
        {fault ??
          (counts.found === counts.all
            ? countOf(counts.all, 'chart')
            : `${formatCount(counts.found)} of ${countOf(counts.all, 'chart')}`)}
      </span>
      {isNarrow ? (
        <Popover button={isPlainView(view) ? 'Axes' : 'Axes •'} label="Axes and smoothing of all charts">
          <div className="panel-toolbar-lines">{settings}</div>
        </Popover>
      ) : (
        settings
      )}
      {view.range !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            newPoints.seen();
            onView({ range: undefined });
          }}
        >
          {hasNew ? 'New points: show the whole axis' : 'Show the whole axis'}
        </button>
      )}
      <Popover button="Add chart" label="Add a chart">
        <PanelForm
          metrics={metrics}
          fields={fields}
          canChartRuns={canChartRuns}
          panel={undefined}
          onDone={(panel) => edit.put(panel)}
        />
      </Popover>
      {edit.sections.length > 1 && (
        <button type="button" className="button button-plain" onClick={() => edit.foldAll(!areFolded)}>
          {areFolded ? 'Unfold all' : 'Fold all'}
        </button>
      )}
      {edit.reset !== undefined && (
        <button type="button" className="button button-plain" onClick={edit.reset}>
          Usual layout
        </button>
      )}
    </div>
  );
}

const isPlainView = ({ x, xScale, yScale, smoothing, area, average }: ViewState): boolean =>
  [x, xScale, yScale, smoothing, area, average].every((each) => each === undefined);
