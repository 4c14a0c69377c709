import type { Model } from '@assay/wire';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { useRegistryChange } from './use-registry-change.ts';

/** Sets an alias to a version, or takes one away. */
export function AliasForm({ model }: { readonly model: Model }) {
  const { run, fault } = useRegistryChange(model.name);
  const [alias, setAlias] = useState('');
  const [version, setVersion] = useState('');
  const params = { model: model.name, alias };
  return (
    <form
      className="alias-form no-print"
      aria-label="Set an alias"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => api.setModelAlias({ params, body: { version: Number(version) } })).then((made) => {
          if (made) setAlias('');
        });
      }}
    >
      <input
        className="field"
        aria-label="Alias"
        placeholder="Alias, e.g. champion"
        list="aliases-in-use"
        required
        value={alias}
        onChange={(event) => setAlias(event.target.value)}
      />
      <datalist id="aliases-in-use">
        {model.aliases.map((each) => (
          <option key={each.alias} value={each.alias}>
            at version {each.version}
          </option>
        ))}
      </datalist>
      <input
        className="field alias-version"
        aria-label="Version"
        placeholder="Version"
        type="number"
        min={1}
        max={model.lastVersion}
        required
        value={version}
        onChange={(event) => setVersion(event.target.value)}
      />
      <button type="submit" className="button">
        Set alias
      </button>
      {model.aliases.some((each) => each.alias === alias) && (
        <button
          type="button"
          className="button"
          onClick={() => void run(() => api.deleteModelAlias({ params })).then((made) => made && setAlias(''))}
        >
          Remove @{alias}
        </button>
      )}
      {fault !== undefined && (
        <span role="alert" className="version-fault">
          {fault}
        </span>
      )}
    </form>
  );
}
