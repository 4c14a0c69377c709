import type { ReactNode } from 'react';
import type { UpdateModelVersion } from '@assay/wire';
import { useMayWrite } from '../../lib/may-write.ts';
import { useRegistryChange } from './use-registry-change.ts';
import { api } from '../../lib/api.ts';
import './version-choice.css';

interface VersionChoiceProps<T extends string> {
  readonly model: string;
  readonly version: number;
  /** What is chosen, e.g. `Stage`. */
  readonly what: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly words?: Readonly<Record<T, string>>;
  readonly change: (value: T) => UpdateModelVersion;
}

/** A word about a version that is changed where it stands, by those who may. */
export function VersionChoice<T extends string>(props: VersionChoiceProps<T>): ReactNode {
  const { model, version, what, value, choices, words, change } = props;
  const { run, fault } = useRegistryChange(model);
  const mayWrite = useMayWrite();
  if (!mayWrite) return <span className={`version-choice-${value.toLowerCase()}`}>{words?.[value] ?? value}</span>;
  return (
    <>
      <select
        className={`version-choice version-choice-${value.toLowerCase()}`}
        aria-label={`${what} of version ${version}`}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((each) => each === event.target.value);
          if (chosen === undefined) return;
          const params = { model, version: String(version) };
          void run(() => api.updateModelVersion({ params, body: change(chosen) }));
        }}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {words?.[each] ?? each}
          </option>
        ))}
      </select>
      {fault !== undefined && (
        <span role="alert" className="version-fault" title={fault}>
          Not changed
        </span>
      )}
    </>
  );
}
