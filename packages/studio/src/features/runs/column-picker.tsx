import type { RunColumns } from '@assay/wire';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { keyOfField, parseRunField, runAttributes, type RunField } from '../../lib/run-field/run-field.ts';
import { addColumn, inPlace, moveColumn, removeColumn } from '../../lib/run-list/column-edits.ts';
import type { ColumnState } from '../../lib/view-state/view-state.ts';
import { Popover } from '../../widgets/popover.tsx';
import './column-picker.css';
import { ColumnChoice } from './column-choice.tsx';
import { fieldWords, wordsOf } from '../../lib/run-field/field-words.ts';

interface ColumnPickerProps {
  readonly names: RunColumns | undefined;
  readonly columns: readonly ColumnState[];
  readonly onChange: (columns: readonly ColumnState[]) => void;
  /** Back to the columns that the page chooses; undefined when it shows them. */
  readonly onReset: (() => void) | undefined;
}

type Line = { readonly title: string } | { readonly field: RunField };

const linePx = 28;

/** Chooses the columns of the table: those that are shown, in their order, and all that could be. */
export function ColumnPicker(props: ColumnPickerProps) {
  return (
    <Popover button="Columns" label="Columns of the table">
      <ColumnPickerPanel {...props} />
    </Popover>
  );
}

function ColumnPickerPanel({ names, columns, onChange, onReset }: ColumnPickerProps) {
  const [words, setWords] = useState('');
  const filter = useMemo(() => nameFilter(words), [words]);
  const all = useMemo(() => linesOf(names), [names]);
  const lines = useMemo(() => ('fault' in filter ? [] : found(all, filter.test)), [all, filter]);
  const shownAs = useMemo(() => new Map(columns.flatMap(({ field }) => keyed(field))), [columns]);
  const frame = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => linePx,
    overscan: 6,
  });
  const shown = inPlace(columns.filter(({ field }) => field !== 'name'));
  const replace = (before: string | undefined, after: string | undefined): void => {
    if (after !== undefined) onChange(addColumn(columns, after, before));
    else if (before !== undefined) onChange(removeColumn(columns, before));
  };
  return (
    <div className="column-picker">
      <details className="column-picker-shown">
        <summary>{countOf(shown.length, 'column')} shown: order</summary>
        <ol>
          {shown.map(({ field }, i) => (
            <li key={field}>
              <span className="column-picker-word">{wordsOf(field)}</span>
              <MoveButton
                label={`Move ${wordsOf(field)} to the left`}
                sign="↑"
                isOff={i === 0}
                onMove={() => onChange(moveColumn(shown, field, i - 1))}
              />
              <MoveButton
                label={`Move ${wordsOf(field)} to the right`}
                sign="↓"
                isOff={i === shown.length - 1}
                onMove={() => onChange(moveColumn(shown, field, i + 2))}
              />
              <MoveButton
                label={`Hide ${wordsOf(field)}`}
                sign="✕"
                isOff={false}
                onMove={() => onChange(removeColumn(columns, field))}
              />
            </li>
          ))}
        </ol>
      </details>
      <input
        type="search"
        className="field"
        aria-label="Find a column"
        placeholder="Find a column: words, or /pattern/"
        value={words}
        ref={search}
        onChange={(event) => setWords(event.target.value)}
      />
      {'fault' in filter && <p role="alert">{filter.fault}</p>}
      <div className="column-picker-list" ref={frame} tabIndex={-1}>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <div key={index} className="column-picker-line" style={{ transform: `translateY(${start}px)` }}>
                {'title' in line ? (
                  <span className="muted column-picker-title">{line.title}</span>
                ) : (
                  <ColumnChoice field={line.field} shownAs={shownAs.get(identity(line.field))} onReplace={replace} />
                )}
              </div>
            );
          })}
        </div>
        {lines.length === 0 && <p className="muted">No field has that in its name.</p>}
      </div>
      <div className="column-picker-foot">
        <span className="muted">{countOf(all.filter((line) => 'field' in line).length, 'field')}</span>
        {onReset !== undefined && (
          <button type="button" className="button" onClick={onReset}>
            Back to the usual columns
          </button>
        )}
      </div>
    </div>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly isOff: boolean;
  readonly onMove: () => void;
}

const MoveButton = ({ label, sign, isOff, onMove }: MoveButtonProps) => (
  <button type="button" className="button button-plain" aria-label={label} disabled={isOff} onClick={onMove}>
    {sign}
  </button>
);

/** A metric is one field here whichever statistic of it is shown. */
const identity = (field: RunField): string => `${field.kind} ${keyOfField(field)}`;

function keyed(text: string): readonly (readonly [string, string])[] {
  const field = parseRunField(text);
  return field === undefined ? [] : [[identity(field), text]];
}

function linesOf(names: RunColumns | undefined): readonly Line[] {
  const attributes = runAttributes.filter((name) => name !== 'name');
  return [
    { title: 'Run' },
    ...attributes.map((name) => ({ field: { kind: 'attribute', name } as const })),
    ...byPrefix('Metrics', names?.metrics ?? [], (name) => ({ kind: 'metric', name, statistic: 'last' })),
    ...byPrefix('Parameters', names?.parameters ?? [], (key) => ({ kind: 'parameter', key })),
    ...byPrefix('Tags', names?.tags ?? [], (key) => ({ kind: 'tag', key })),
  ];
}

/** Names are sorted, so those with one prefix stand together. */
function byPrefix(title: string, names: readonly string[], fieldOf: (name: string) => RunField): readonly Line[] {
  const lines: Line[] = [];
  let last: string | undefined;
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    const slash = name.lastIndexOf('/');
    const prefix = slash < 0 ? '' : name.slice(0, slash);
    if (prefix !== last) lines.push({ title: prefix === '' ? title : `${title}: ${prefix}` });
    last = prefix;
    lines.push({ field: fieldOf(name) });
  }
  return lines;
}

/** Lines with fields that are wanted, and the titles above them. */
function found(lines: readonly Line[], test: (name: string) => boolean): readonly Line[] {
  const kept: Line[] = [];
  let title: Line | undefined;
  for (const line of lines) {
    if ('title' in line) {
      title = line;
      continue;
    }
    if (!test(keyOfField(line.field)) && !test(fieldWords(line.field))) continue;
    if (title !== undefined) kept.push(title);
    title = undefined;
    kept.push(line);
  }
  return kept;
}
