import { useMemo, useState } from 'react';
import { packagesOf } from '../../../lib/environment/packages-of.ts';
import { formatCount } from '../../../lib/format/format-number.ts';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import '../../../widgets/plain-table.css';
import { SearchBox } from '../../../widgets/search-box.tsx';

/** The packages that a run used, to be searched; nothing where none is known. */
export function PackageList({ environment }: { readonly environment: unknown }) {
  const [words, setWords] = useState('');
  const packages = useMemo(() => packagesOf(environment), [environment]);
  const wanted = words.toLowerCase();
  const found = packages.filter(({ name, version }) => `${name} ${version}`.toLowerCase().includes(wanted));
  if (packages.length === 0) return null;
  return (
    <section className="package-list" aria-label="Packages">
      <h2>
        Packages <span className="muted">{formatCount(packages.length)}</span>
      </h2>
      {packages.length > 10 && <SearchBox label="Find a package" value={words} onChange={setWords} />}
      {found.length === 0 && <p className="muted">No package has “{words}” in its name or version.</p>}
      <div className="package-list-frame" tabIndex={0} role="region" aria-label="List of packages">
        <table className="plain-table">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Version</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ name, version }) => (
              <tr key={name}>
                <th scope="row">
                  <MiddleText text={name} />
                </th>
                <td className="mono" title={version}>
                  {version === '' ? '–' : version}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
