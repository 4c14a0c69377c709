import { CodeBlock } from '../../widgets/code-block.tsx';
import { FactTree } from '../../widgets/fact-tree.tsx';
import './environment-part.css';

interface EnvironmentPartProps {
  /** Whatever the client captured. */
  readonly environment: unknown;
  /** What was run (version control, command), or what it was run on (machine, packages). */
  readonly only: 'work' | 'machine';
}

const machineKeys = /^(packages|hardware|gpus?|cpu|memory|os|system|node|runtime|python)$/i;

/** What the client captured around a run: each part under its own name, patches folded in. Packages have a list of their own. */
export function EnvironmentPart({ environment, only }: EnvironmentPartProps) {
  const parts = entriesOf(environment)
    .filter(([key]) => machineKeys.test(key) === (only === 'machine'))
    .map(([key, value]) => [key, key === 'packages' ? withoutPackages(value) : value] as const)
    .filter(([, value]) => value !== undefined);
  if (parts.length === 0) {
    return only === 'machine' ? <p className="muted">Nothing is known of the machine that this ran on.</p> : null;
  }
  return (
    <section className="environment" aria-label={only === 'work' ? 'What was run' : 'Machine'}>
      {parts.map(([key, value]) => (
        <div key={key} className="environment-part">
          <h2>{key === 'packages' ? 'Program' : titleOf(key)}</h2>
          <PartBody value={value} />
        </div>
      ))}
    </section>
  );
}

function PartBody({ value }: { readonly value: unknown }) {
  const patch = entriesOf(value).find(([key, each]) => key === 'patch' && typeof each === 'string' && each !== '');
  const rest = patch === undefined ? value : Object.fromEntries(entriesOf(value).filter(([key]) => key !== 'patch'));
  return (
    <>
      <FactTree value={rest} />
      {patch !== undefined && (
        <details>
          <summary>Changes that were not committed</summary>
          <CodeBlock text={String(patch[1])} what="the patch" />
        </details>
      )}
    </>
  );
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** What is said of packages beside their list, e.g. the version of Node; undefined where that is all. */
function withoutPackages(value: unknown): unknown {
  const rest = entriesOf(value).filter(([key]) => key !== 'dependencies');
  return rest.length === entriesOf(value).length ? undefined : Object.fromEntries(rest);
}

/** `commandLine` as `Command line`. */
function titleOf(key: string): string {
  const words = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
