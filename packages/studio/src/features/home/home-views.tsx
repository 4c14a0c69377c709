import type { View } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { viewsQuery } from '../../lib/queries/view-queries.ts';
import { shortId } from '../../lib/view-state/short-id.ts';
import { Icon } from '../../widgets/icon.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';

const most = 12;

/** Saved views of all experiments, those that changed last first. */
export function HomeViews() {
  const { data } = useQuery(viewsQuery(null));
  if (data === undefined || data.length === 0) return null;
  const newest = data.toSorted((a, b) => b.updatedMs - a.updatedMs).slice(0, most);
  return (
    <section className="home-part" aria-label="Saved views">
      <div className="home-part-head">
        <h2>Saved views</h2>
        {data.length > newest.length && <span className="muted">the newest {newest.length}</span>}
      </div>
      <table className="home-table" aria-label="Saved views">
        <colgroup>
          <col style={{ width: 24 }} />
          <col />
          <col style={{ width: 64 }} />
        </colgroup>
        <tbody>
          {newest.map((view) => (
            <tr key={view.id}>
              <td className="muted">
                <Icon name="view" size={14} />
              </td>
              <th scope="row">
                <ViewLink view={view} />
              </th>
              <td className="number muted">{view.shared ? 'shared' : 'private'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ViewLink({ view }: { readonly view: View }) {
  const search = { view: shortId(view.id) };
  const name = <MiddleText text={view.name} />;
  if (view.experimentId === null) {
    return (
      <Link to="/unassigned" search={search}>
        {name}
      </Link>
    );
  }
  return (
    <Link to="/experiments/$experimentId" params={{ experimentId: view.experimentId }} search={search}>
      {name}
    </Link>
  );
}
