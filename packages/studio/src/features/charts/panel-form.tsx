import { useId, useState } from 'react';
import { parseRunField } from '../../lib/run-field/run-field.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import { FieldChoice, FieldsChoice } from './field-choice.tsx';
import { panelKinds, panelOf, type PanelDraft } from './panel-draft.ts';

interface PanelFormProps {
  readonly metrics: readonly string[];
  /** Fields of runs that can be chosen, as filters name them. */
  readonly fields: readonly string[];
  readonly canChartRuns: boolean;
  /** The panel that is changed; a new one where undefined. */
  readonly panel: PanelState | undefined;
  readonly onDone: (panel: PanelState) => void;
}

const newId = (): string => `p${crypto.randomUUID().slice(0, 8)}`;

/** Makes a panel, or changes one. What is chosen shows at once when the panel is there already. */
export function PanelForm({ metrics, fields, canChartRuns, panel, onDone }: PanelFormProps) {
  const titleId = useId();
  const kindId = useId();
  const [draft, setDraft] = useState<PanelDraft>(() => ({ kind: 'line', ...panel }));
  const kinds = panelKinds.filter((kind) => canChartRuns || kind.isOfCurves);
  const made = panelOf(draft, panel?.id ?? draft.id ?? '');
  const set = (patch: Partial<PanelDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    const changed = panel === undefined ? undefined : panelOf(next, panel.id);
    if (changed !== undefined) onDone(changed);
  };
  const { parts } = panelKinds.find(({ kind }) => kind === draft.kind) ?? panelKinds[0];
  return (
    <div className="panel-form">
      <label htmlFor={kindId}>Kind</label>
      <select
        id={kindId}
        className="field"
        value={draft.kind}
        disabled={panel?.id.startsWith('metric:') === true}
        onChange={(event) => set({ kind: kinds.find(({ kind }) => kind === event.target.value)?.kind ?? 'line' })}
      >
        {kinds.map(({ kind, word }) => (
          <option key={kind} value={kind}>
            {word}
          </option>
        ))}
      </select>
      <label htmlFor={titleId}>Title</label>
      <input
        id={titleId}
        className="field"
        placeholder="By itself"
        value={draft.title ?? ''}
        onChange={(event) => set({ title: event.target.value === '' ? undefined : event.target.value })}
      />
      {parts.map((part) =>
        part.many ? (
          <FieldsChoice
            key={part.key}
            label={part.word}
            names={part.key === 'metrics' ? metrics : fields}
            chosen={draft[part.key] ?? []}
            onChange={(chosen) => set({ [part.key]: chosen })}
          />
        ) : (
          <FieldChoice
            key={part.key}
            label={part.word}
            names={part.numbersOnly === true ? fields.filter(canBeNumber) : fields}
            chosen={draft[part.key]}
            isOptional={part.isOptional === true}
            onChange={(chosen) => set({ [part.key]: chosen })}
          />
        ),
      )}
      {panel === undefined && (
        <button
          type="button"
          className="button button-main panel-form-wide"
          disabled={made === undefined}
          onClick={() => {
            const added = panelOf(draft, newId());
            if (added === undefined) return;
            onDone(added);
            setDraft({ kind: draft.kind });
          }}
        >
          Add the chart
        </button>
      )}
    </div>
  );
}

const canBeNumber = (text: string): boolean => {
  const field = parseRunField(text);
  return field?.kind === 'metric' || field?.kind === 'parameter' || text === 'duration';
};
