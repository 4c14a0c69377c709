import { useId, useState } from 'react';
import { parseRunField } from '../../lib/run-field/run-field.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import { FieldChoice, FieldsChoice } from './field-choice.tsx';
import { panelKinds, panelOf, type PanelDraft, type PanelPart } from './panel-draft.ts';

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
  // Fields hold what is being typed: each new panel begins with empty ones.
  const [round, setRound] = useState(0);
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
      {parts.map((part) => (
        <PartChoice
          key={`${round} ${part.key}`}
          part={part}
          draft={draft}
          metrics={metrics}
          fields={fields}
          onChange={set}
        />
      ))}
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
            setRound(round + 1);
          }}
        >
          Add the chart
        </button>
      )}
    </div>
  );
}

interface PartChoiceProps extends Pick<PanelFormProps, 'metrics' | 'fields'> {
  readonly part: PanelPart;
  readonly draft: PanelDraft;
  readonly onChange: (patch: Partial<PanelDraft>) => void;
}

/** How one part of a panel is chosen. */
function PartChoice({ part, draft, metrics, fields, onChange }: PartChoiceProps) {
  const id = useId();
  switch (part.as) {
    case 'fields':
      return (
        <FieldsChoice
          label={part.word}
          names={part.key === 'metrics' ? metrics : fields}
          chosen={draft[part.key] ?? []}
          onChange={(chosen) => onChange({ [part.key]: chosen })}
        />
      );
    case 'field':
      return (
        <FieldChoice
          label={part.word}
          names={part.numbersOnly === true ? fields.filter(canBeNumber) : fields}
          chosen={draft[part.key]}
          isOptional={part.isOptional === true}
          onChange={(chosen) => onChange({ [part.key]: chosen })}
        />
      );
    case 'flag':
      return (
        <label className="panel-form-wide">
          <input
            type="checkbox"
            checked={draft[part.key] === true}
            onChange={(event) => onChange({ [part.key]: event.target.checked ? true : undefined })}
          />{' '}
          {part.word}
        </label>
      );
    case 'choice': {
      const [usual] = part.choices[0] ?? [];
      return (
        (part.beside === undefined || draft[part.beside] !== undefined) && (
          <>
            <label htmlFor={id}>{part.word}</label>
            <select
              id={id}
              className="field"
              value={draft[part.key] ?? usual}
              onChange={({ target: { value } }) => onChange({ [part.key]: value === usual ? undefined : value })}
            >
              {part.choices.map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </>
        )
      );
    }
  }
}

const canBeNumber = (text: string): boolean => {
  const field = parseRunField(text);
  return field?.kind === 'metric' || field?.kind === 'parameter' || text === 'duration';
};
