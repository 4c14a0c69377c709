import type { Run } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { countOf } from '../../../lib/format/format-number.ts';
import { runQuery } from '../../../lib/queries/run-queries.ts';
import { isSystemTag } from '../../../lib/tags/tag-lines.ts';
import { TagEditor, type TagChange } from '../../../widgets/editable/tag-editor.tsx';
import { FactTree } from '../../../widgets/fact-tree.tsx';

/** The tags of a run, to be changed at their place; those that programs keep for themselves stand folded beside them. */
export function TagsPart({ run }: { readonly run: Run }) {
  const client = useQueryClient();
  const entries = Object.entries(run.tags);
  const own = entries.filter(([key]) => !isSystemTag(key));
  const others = entries.filter(([key]) => isSystemTag(key));
  const change = async (body: TagChange): Promise<void> => {
    const { set, remove } = body;
    const { tags } = await api.changeTags({
      params: { kind: 'run', id: run.id },
      body: { ...(set && { set: { ...set } }), ...(remove && { remove: [...remove] }) },
    });
    client.setQueryData(runQuery(run.id).queryKey, (before) => before && { ...before, tags });
  };
  return (
    <section className="overview-part" aria-label="Tags">
      <h2>Tags</h2>
      <TagEditor tags={own} onChange={change} />
      {others.length > 0 && (
        <details>
          <summary>{countOf(others.length, 'tag')} of programs</summary>
          <FactTree value={Object.fromEntries(others)} />
        </details>
      )}
    </section>
  );
}
