import { usePageHead } from '../../lib/page/page-head.ts';
import '../../widgets/page.css';
import { LineageView } from './lineage-view.tsx';

/** The lineage of what has no other page to show it. */
export function LineagePage({ nodeId }: { readonly nodeId: string }) {
  usePageHead('Lineage');
  return (
    <div className="page">
      <h1 className="page-title">Lineage</h1>
      <LineageView key={nodeId} id={nodeId} />
    </div>
  );
}
