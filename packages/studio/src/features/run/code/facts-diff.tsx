import { factGroups, type DifferingFact, type FactGroup } from '../../../lib/diff/differing-facts.ts';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import '../../../widgets/plain-table.css';
import './code.css';

const titles: Readonly<Record<FactGroup, string>> = {
  packages: 'Packages',
  hardware: 'Hardware',
  code: 'Code',
  other: 'Others',
};

interface FactsDiffProps {
  readonly facts: readonly (Omit<DifferingFact, 'group'> & { readonly group?: FactGroup })[];
  /** The columns, in the order of the values. */
  readonly runs: readonly { readonly id: string; readonly name: string }[];
  readonly label: string;
}

/** What differs between runs, a row for each thing and a column for each run. */
export function FactsDiff({ facts, runs, label }: FactsDiffProps) {
  const parts = [...factGroups, undefined]
    .map((group) => ({ group, facts: facts.filter((fact) => fact.group === group) }))
    .filter((part) => part.facts.length > 0);
  return (
    <table className="plain-table facts-diff" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {runs.map(({ id, name }) => (
            <th key={id} scope="col">
              <MiddleText text={name} />
            </th>
          ))}
        </tr>
      </thead>
      {parts.map((part) => (
        <tbody key={part.group ?? 'all'}>
          {part.group !== undefined && (
            <tr>
              <th scope="rowgroup" colSpan={runs.length + 1} className="facts-diff-group">
                {titles[part.group]}
              </th>
            </tr>
          )}
          {part.facts.map((fact) => (
            <tr key={fact.name}>
              <th scope="row">{fact.name}</th>
              {runs.map(({ id }, index) => (
                <td key={id} className="mono">
                  {fact.values[index] ?? <span className="muted">not there</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
