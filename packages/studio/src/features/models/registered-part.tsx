import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { runVersionsQuery } from '../../lib/queries/model-queries.ts';
import { AliasList } from '../../widgets/alias-list.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/plain-table.css';
import { StageMark } from '../../widgets/stage-mark.tsx';

/** The versions of registered models that are from a run; nothing where there is none. */
export function RegisteredPart({ runId }: { readonly runId: string }) {
  const { data } = useQuery(runVersionsQuery(runId));
  const versions = data?.versions ?? [];
  if (versions.length === 0) return null;
  return (
    <section className="overview-part" aria-label="Registered models">
      <h2>Registered models</h2>
      <table className="plain-table">
        <colgroup>
          <col />
          <col style={{ width: 90 }} />
          <col style={{ width: 110 }} />
          <col style={{ width: 140 }} />
        </colgroup>
        <tbody>
          {versions.map(({ id, model, version, stage, aliases }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/models/$model" params={{ model }}>
                  <MiddleText text={model} />
                </Link>
              </th>
              <td>version {version}</td>
              <td>
                <StageMark stage={stage} />
              </td>
              <td>
                <AliasList aliases={aliases.map((alias) => `@${alias}`)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
