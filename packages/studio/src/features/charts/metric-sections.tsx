import type { SeriesAxis } from '@assay/wire';
import { metricGroups } from '../../lib/charts/metric-groups.ts';
import { countOf } from '../../lib/format/format-number.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { SearchBox } from '../../widgets/search-box.tsx';
import { AxisChoice } from './axis-choice.tsx';
import { MetricPanel, type PanelRun } from './metric-panel.tsx';
import './metric-panel.css';

interface MetricSectionsProps {
  readonly names: readonly string[];
  readonly runs: readonly PanelRun[];
  /** Metrics that are known to hold one value each. */
  readonly singles?: ReadonlySet<string>;
  readonly view: Pick<ViewState, 'x' | 'range' | 'find'>;
  readonly onView: ViewChange;
}

/** A panel for each metric, grouped by prefix, with what all of them share: axis, zoom and search. */
export function MetricSections({ names, runs, singles, view, onView }: MetricSectionsProps) {
  const axis: SeriesAxis = typeof view.x === 'string' ? view.x : 'step';
  const words = (view.find ?? '').toLowerCase();
  const groups = metricGroups(names.filter((name) => name.toLowerCase().includes(words)));
  return (
    <>
      <div className="metric-toolbar">
        <SearchBox label="Find a metric" value={view.find ?? ''} onChange={(find) => onView({ find }, 'replace')} />
        <AxisChoice axis={axis} onChange={(x) => onView({ x: x === 'step' ? undefined : x, range: undefined })} />
        {view.range !== undefined && (
          <button type="button" className="button" onClick={() => onView({ range: undefined })}>
            Show the whole axis
          </button>
        )}
        <span className="muted">{countOf(names.length, 'metric')}</span>
      </div>
      {groups.length === 0 && (
        <p className="page-empty">
          {names.length === 0 ? 'No metrics yet.' : `No metric has “${view.find}” in its name.`}
        </p>
      )}
      {groups.map((group) => (
        <section
          key={group.prefix}
          className="metric-section"
          aria-label={group.prefix === '' ? 'Metrics' : group.prefix}
        >
          {group.prefix !== '' && <h2 className="metric-section-title">{group.prefix}</h2>}
          <div className="metric-grid">
            {group.names.map((name) => (
              <MetricPanel
                key={name}
                name={name}
                runs={runs}
                axis={axis}
                range={view.range}
                onRange={(range) => onView({ range })}
                isSingle={singles?.has(name) ?? false}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
