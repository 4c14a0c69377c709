import type { Artifact } from '@assay/wire';
import { useMemo, useState } from 'react';
import { readJson } from '../../../../lib/artifact/read-chart.ts';
import { JsonTree } from '../../../../widgets/json-tree/json-tree.tsx';
import { HeadPreview } from './head-preview.tsx';
import { HeadAsText } from './text-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';

/** JSON as a tree that folds, or as it is written. */
export function JsonPreview({ artifact }: { readonly artifact: Artifact }) {
  return <HeadPreview artifact={artifact}>{(head) => <Json artifact={artifact} head={head} />}</HeadPreview>;
}

function Json({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  const [isText, setIsText] = useState(false);
  const json = useMemo(() => (head.isWhole ? readJson(head.text) : undefined), [head.isWhole, head.text]);
  if (json === undefined) return <HeadAsText artifact={artifact} head={head} />;
  if ('fault' in json) return <HeadAsText artifact={artifact} head={head} fault={json.fault} />;
  return (
    <>
      <div>
        <label className="no-print">
          <input type="checkbox" checked={isText} onChange={() => setIsText(!isText)} /> As it is written
        </label>
      </div>
      {isText ? <HeadAsText artifact={artifact} head={head} /> : <JsonTree value={json.value} label={artifact.name} />}
    </>
  );
}
