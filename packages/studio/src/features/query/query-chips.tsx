import type { RunColumns, RunScope } from '@assay/wire';
import { filterParts, joinParts, simpleCondition } from '../../lib/filter/filter-parts.ts';
import { brushFilter } from '../../lib/filter/view-filter.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { Popover } from '../../widgets/popover.tsx';
import { ConditionForm } from './condition-form.tsx';
import './query-box.css';

interface QueryChipsProps {
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly scope: RunScope;
  readonly names: RunColumns | undefined;
}

/** The conditions of the filter one by one, and what is marked on charts: each can be changed or left out. They are the same text as in the box. */
export function QueryChips({ view, onView, scope, names }: QueryChipsProps) {
  const parts = filterParts(view.filter ?? '');
  const change = (next: readonly string[]): void => onView({ filter: next.length === 0 ? undefined : joinParts(next) });
  const brushes = Object.entries(view.brush ?? {});
  if (parts.length + brushes.length === 0) return null;
  return (
    <div className="query-chips no-print" role="group" aria-label="Conditions">
      {[...new Set(parts)].map((part) => {
        const condition = simpleCondition(part);
        const isWhole = parts.length === 1 && / or /i.test(part);
        return (
          <span key={part} className="query-chip">
            {condition === undefined || isWhole ? (
              <span className="query-chip-text" title={part}>
                {part}
              </span>
            ) : (
              <Popover button={<span className="query-chip-text">{part}</span>} label={`Change ${part}`} isPlain>
                <ConditionForm
                  scope={scope}
                  names={names}
                  condition={condition}
                  word="Change"
                  onDone={(changed) => change(parts.map((each) => (each === part ? changed : each)))}
                />
              </Popover>
            )}
            <Remove label={part} onRemove={() => change(parts.filter((each) => each !== part))} />
          </span>
        );
      })}
      {brushes.map(([field, brush]) => {
        const text = brushFilter(field, brush);
        return (
          <span key={field} className="query-chip query-chip-brush">
            <span className="query-chip-text" title="Marked on a chart">
              {text}
            </span>
            <Remove
              label={text}
              onRemove={() => {
                const rest = brushes.filter(([each]) => each !== field);
                onView({ brush: rest.length === 0 ? undefined : Object.fromEntries(rest) });
              }}
            />
          </span>
        );
      })}
    </div>
  );
}

/** Adds a condition to the filter without writing it. */
export function AddCondition({ view, onView, scope, names }: QueryChipsProps) {
  const parts = filterParts(view.filter ?? '');
  return (
    <Popover button="+ Condition" label="Add a condition">
      <ConditionForm
        scope={scope}
        names={names}
        condition={undefined}
        word="Add"
        onDone={(added) => {
          const kept = parts.map((part) => (parts.length === 1 && / or /i.test(part) ? `(${part})` : part));
          onView({ filter: joinParts([...kept, added]) });
        }}
      />
    </Popover>
  );
}

function Remove({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="button button-plain" aria-label={`Leave out ${label}`} onClick={onRemove}>
      ×
    </button>
  );
}
