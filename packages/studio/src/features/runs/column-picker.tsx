import type { RunColumns } from '@assay/wire';
import { useState } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { parseRunField, printRunField, runAttributes, type RunField } from '../../lib/run-field/run-field.ts';
import { Popover } from '../../widgets/popover.tsx';
import './column-picker.css';
import { ColumnChoice } from './column-choice.tsx';

interface ColumnPickerProps {
  readonly names: RunColumns | undefined;
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
  /** Back to the columns that the page chooses; undefined when it shows them. */
  readonly onReset: (() => void) | undefined;
}

const maximumListed = 200;

export function ColumnPicker({ names, shown, onChange, onReset }: ColumnPickerProps) {
  const [words, setWords] = useState('');
  const groups: readonly (readonly [title: string, fields: readonly RunField[]])[] = [
    ['Run', runAttributes.map((name) => ({ kind: 'attribute', name }))],
    ['Metrics', (names?.metrics ?? []).map((name) => ({ kind: 'metric', name, statistic: 'last' }))],
    ['Parameters', (names?.parameters ?? []).map((key) => ({ kind: 'parameter', key }))],
    ['Tags', (names?.tags ?? []).map((key) => ({ kind: 'tag', key }))],
  ];
  const replace = (before: string | undefined, after: string | undefined): void => {
    const rest = before === undefined ? [...shown] : shown.map((text) => (text === before ? (after ?? '') : text));
    const next = before === undefined && after !== undefined ? [...rest, after] : rest;
    onChange([...new Set(next.filter((text) => text !== ''))]);
  };
  return (
    <Popover button="Columns" label="Columns of the table">
      <div className="column-picker">
        <input
          type="search"
          className="field"
          aria-label="Find a column"
          placeholder="Find a column"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {groups.map(([title, fields]) => {
          const found = fields.filter((field) => keyOf(field).toLowerCase().includes(words.toLowerCase()));
          if (found.length === 0) return null;
          return (
            <fieldset key={title} className="column-picker-group" style={{ border: 0, margin: 0, padding: 0 }}>
              <legend className="muted">{title}</legend>
              {found.slice(0, maximumListed).map((field) => (
                <ColumnChoice
                  key={printRunField(field)}
                  field={field}
                  shownAs={shown.find((text) => isSame(text, field))}
                  onReplace={replace}
                />
              ))}
              {found.length > maximumListed && (
                <span className="muted">{countOf(found.length - maximumListed, 'more name')}; narrow the search</span>
              )}
            </fieldset>
          );
        })}
        {onReset !== undefined && (
          <button type="button" className="button" onClick={onReset}>
            Back to the usual columns
          </button>
        )}
      </div>
    </Popover>
  );
}

function keyOf(field: RunField): string {
  switch (field.kind) {
    case 'attribute':
    case 'metric':
      return field.name;
    case 'parameter':
    case 'tag':
      return field.key;
  }
}

/** Whether a column shows this field; of a metric any statistic counts. */
function isSame(text: string, field: RunField): boolean {
  const shown = parseRunField(text);
  return shown?.kind === field.kind && keyOf(shown) === keyOf(field);
}
