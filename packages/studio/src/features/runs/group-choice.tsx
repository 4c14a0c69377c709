import type { RunColumns } from '@assay/wire';
import { useMemo, useState } from 'react';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { printRunField } from '../../lib/run-field/run-field.ts';
import { Popover } from '../../widgets/popover.tsx';
import { wordsOf } from '../../lib/run-field/field-words.ts';

interface GroupChoiceProps {
  readonly names: RunColumns | undefined;
  readonly group: readonly string[] | undefined;
  readonly onChange: (group: readonly string[] | undefined) => void;
}

const ungrouped: readonly string[] = [];
const most = 3;
const listed = 100;

/** By which fields runs are grouped. */
export function GroupChoice({ names, group = ungrouped, onChange }: GroupChoiceProps) {
  const label = group.length === 0 ? 'Group by' : `By ${group.map(wordsOf).join(', ')}`;
  return (
    <Popover button={<span className="run-tool-text">{label}</span>} label="Fields to group by">
      <GroupList names={names} group={group} onChange={onChange} />
    </Popover>
  );
}

function GroupList({ names, group, onChange }: GroupChoiceProps & { readonly group: readonly string[] }) {
  const [words, setWords] = useState('');
  const fields = useMemo(
    () => [
      ...(names?.parameters ?? []).map((key) => printRunField({ kind: 'parameter', key })),
      ...(names?.tags ?? []).map((key) => printRunField({ kind: 'tag', key })),
      'status',
      'source',
      'created_by',
    ],
    [names],
  );
  const filter = nameFilter(words);
  const rest = fields.filter((field) => !group.includes(field) && 'test' in filter && filter.test(field));
  return (
    <div className="run-group-choice">
      <input
        type="search"
        className="field"
        aria-label="Find a field"
        placeholder="Find a field"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {[...group, ...rest.slice(0, listed)].map((field) => (
        <label key={field} className="run-group-line">
          <input
            type="checkbox"
            checked={group.includes(field)}
            disabled={!group.includes(field) && group.length >= most}
            onChange={() => {
              const next = group.includes(field) ? group.filter((each) => each !== field) : [...group, field];
              onChange(next.length === 0 ? undefined : next);
            }}
          />
          <span>{field}</span>
        </label>
      ))}
      {rest.length > listed && <span className="muted">Narrow the search to see more.</span>}
    </div>
  );
}
