import type { RunColumns, RunScope } from '@assay/wire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FilterPlace } from '../../lib/filter/filter-place.ts';
import { valueText } from '../../lib/filter/filter-parts.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { runFieldsQuery } from '../../lib/queries/run-list-queries.ts';
import { printRunField, statistics } from '../../lib/run-field/run-field.ts';

export interface Suggestion {
  /** What is put in. */
  readonly text: string;
  /** What is said beside it. */
  readonly note: string;
}

const attributes: readonly Suggestion[] = [
  { text: 'status', note: 'completed, failed, running, …' },
  { text: 'name', note: 'of the run' },
  { text: 'duration', note: 'seconds, or "1h30m"' },
  { text: 'started', note: 'a time, or "-7d"' },
  { text: 'ended', note: 'a time, or "-7d"' },
  { text: 'created', note: 'a time, or "-7d"' },
  { text: 'updated', note: 'a time, or "-7d"' },
  { text: 'group', note: 'name of a run group' },
  { text: 'source', note: 'what made the run' },
  { text: 'created_by', note: 'who made the run' },
  { text: 'description', note: 'of the run' },
  { text: 'status_message', note: 'why it failed' },
  { text: 'id', note: 'of the run' },
  { text: 'number', note: 'place in the order of creation' },
  { text: 'parent', note: 'id of the run it is part of' },
];

const operators: readonly Suggestion[] = [
  { text: '=', note: 'equal' },
  { text: '!=', note: 'not equal' },
  { text: '<', note: 'less' },
  { text: '<=', note: 'at most' },
  { text: '>', note: 'greater' },
  { text: '>=', note: 'at least' },
  { text: 'like', note: '% any text, _ one character' },
  { text: 'in (', note: 'one of a list' },
  { text: 'not in (', note: 'none of a list' },
  { text: 'exists', note: 'has a value' },
];

const connectives: readonly Suggestion[] = [
  { text: 'and', note: 'both' },
  { text: 'or', note: 'either' },
];

const maximumListed = 12;
const none: readonly Suggestion[] = [];

/** What may be written at the caret: names in use, comparisons, and the most frequent values of the field. */
export function useSuggestions(
  scope: RunScope,
  names: RunColumns | undefined,
  place: FilterPlace | undefined,
): readonly Suggestion[] {
  const typed = place?.typed.replaceAll(/^["']|["']$/g, '') ?? '';
  const fields = useMemo(() => fieldsOf(names), [names]);
  const isValue = place?.expects === 'value' && place.field !== undefined;
  const asked = {
    ...scope,
    fields: [place?.field ?? ''],
    values: maximumListed,
    ...(typed !== '' && { search: typed }),
  };
  const values = useQuery({
    ...runFieldsQuery(asked),
    enabled: isValue,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const found = values.data?.fields[0]?.values;
  return useMemo(() => {
    switch (place?.expects) {
      case undefined:
        return none;
      case 'field':
        return narrowed(withStatistics(fields, typed), typed);
      case 'operator':
        return narrowed(operators, typed);
      case 'connective':
        return narrowed(connectives, typed);
      case 'value':
        return (found ?? []).flatMap(({ value, count }) =>
          value === null ? [] : [{ text: valueText(String(value), '='), note: countOf(count, 'run') }],
        );
    }
  }, [place?.expects, typed, fields, found]);
}

function fieldsOf(names: RunColumns | undefined): readonly Suggestion[] {
  const suggestion = (text: string, note: string): Suggestion => ({ text, note });
  return [
    ...(names?.parameters ?? []).map((key) => suggestion(printRunField({ kind: 'parameter', key }), 'parameter')),
    ...(names?.metrics ?? []).map((name) =>
      suggestion(printRunField({ kind: 'metric', name, statistic: 'last' }), 'metric, last value'),
    ),
    ...attributes,
    ...(names?.tags ?? []).map((key) => suggestion(printRunField({ kind: 'tag', key }), 'tag')),
  ];
}

/** Of a metric that is written out, its statistics too. */
function withStatistics(fields: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const dot = typed.lastIndexOf('.');
  const metric = fields.find(
    ({ text }) => text.startsWith('metrics.') && (text === typed || text === typed.slice(0, dot)),
  );
  if (metric === undefined) return fields;
  return [metric, ...statistics.map((each) => ({ text: `${metric.text}.${each}`, note: `metric, ${each}` }))];
}

function narrowed(all: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const words = typed.toLowerCase();
  const begins = (text: string): boolean => text.toLowerCase().startsWith(words);
  const found = all.filter(({ text }) => text.toLowerCase().includes(words));
  return [...found.filter(({ text }) => begins(text)), ...found.filter(({ text }) => !begins(text))].slice(
    0,
    maximumListed,
  );
}
