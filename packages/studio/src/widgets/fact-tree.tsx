import './fact-tree.css';

/** Any JSON value as names and values, one inside the other. */
export function FactTree({ value }: { readonly value: unknown }) {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    return <>{value.map(textOf).join(' ')}</>;
  }
  if (typeof value !== 'object' || value === null) return <>{textOf(value)}</>;
  return (
    <dl className="fact-tree">
      {Object.entries(value).map(([key, each]) => (
        <Fact key={key} name={key} value={each} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <FactTree value={value} />
      </dd>
    </>
  );
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
