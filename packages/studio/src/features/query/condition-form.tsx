import type { RunColumns, RunScope } from '@assay/wire';
import { useId, useState } from 'react';
import { printCondition, simpleOperators, valueText, type SimpleCondition } from '../../lib/filter/filter-parts.ts';
import { useSuggestions } from './use-suggestions.ts';

interface ConditionFormProps {
  readonly scope: RunScope;
  readonly names: RunColumns | undefined;
  /** The one that is changed; a new one where undefined. */
  readonly condition: SimpleCondition | undefined;
  readonly word: string;
  readonly onDone: (text: string) => void;
}

const operatorWords: Readonly<Record<(typeof simpleOperators)[number], string>> = {
  '=': '= equal',
  '!=': '≠ not equal',
  '<': '< less',
  '<=': '≤ at most',
  '>': '> greater',
  '>=': '≥ at least',
  like: 'like',
  ilike: 'like, any case',
  in: 'one of',
  'not in': 'none of',
  exists: 'has a value',
};

/** One condition in three fields; the filter language says it. */
export function ConditionForm({ scope, names, condition, word, onDone }: ConditionFormProps) {
  const [field, setField] = useState(condition?.field ?? '');
  const [operator, setOperator] = useState<string>(condition?.operator ?? '=');
  const [value, setValue] = useState(condition?.value ?? '');
  const [fieldId, fieldsId, operatorId, valueId, valuesId] = [useId(), useId(), useId(), useId(), useId()];
  const at = { from: 0, to: 0 };
  const fields = useSuggestions(scope, names, { expects: 'field', field: undefined, typed: field, ...at });
  const values = useSuggestions(
    scope,
    names,
    field === '' ? undefined : { expects: 'value', field, typed: value.startsWith('(') ? '' : value, ...at },
  );
  const isWhole = field.trim() !== '' && (operator === 'exists' || value.trim() !== '');
  return (
    <form
      className="query-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        onDone(printCondition({ field: field.trim(), operator, value: valueText(value, operator) }));
        if (condition !== undefined) return;
        setField('');
        setValue('');
      }}
    >
      <label htmlFor={fieldId}>Field</label>
      <input
        id={fieldId}
        className="field"
        list={fieldsId}
        value={field}
        spellCheck={false}
        placeholder="params.lr"
        onChange={(event) => setField(event.target.value)}
      />
      <datalist id={fieldsId} aria-label="Fields">
        {fields.map(({ text }) => (
          <option key={text}>{text}</option>
        ))}
      </datalist>
      <label htmlFor={operatorId}>Is</label>
      <select id={operatorId} className="field" value={operator} onChange={(event) => setOperator(event.target.value)}>
        {simpleOperators.map((each) => (
          <option key={each} value={each}>
            {operatorWords[each]}
          </option>
        ))}
      </select>
      {operator !== 'exists' && (
        <>
          <label htmlFor={valueId}>Value</label>
          <input
            id={valueId}
            className="field"
            list={valuesId}
            value={value}
            spellCheck={false}
            onChange={(event) => setValue(event.target.value)}
          />
          <datalist id={valuesId} aria-label="Values">
            {values.map(({ text }) => (
              <option key={text}>{text}</option>
            ))}
          </datalist>
        </>
      )}
      <button type="submit" className="button button-main query-form-wide" disabled={!isWhole}>
        {word}
      </button>
    </form>
  );
}
