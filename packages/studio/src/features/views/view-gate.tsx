import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { viewQuery } from '../../lib/queries/view-queries.ts';
import { useAddress, useViewOpen } from '../../lib/use-view.ts';
import { namesOnlyView, readSavedView } from '../../lib/view-state/saved-view.ts';
import { longId, shortId } from '../../lib/view-state/short-id.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { defaultViewOf } from './default-view.ts';

/** Turns an address that only names a saved view into that view before the page is drawn. */
export function ViewGate({ children }: { readonly children: ReactNode }) {
  const { path, texts, isMeant } = useAddress();
  if (texts['long'] !== undefined && !isMeant) return <LostView path={path} />;
  const name = texts['view'];
  const viewId = typeof name === 'string' && namesOnlyView(texts) && !isMeant ? longId(name) : undefined;
  if (viewId !== undefined) {
    return (
      <SavedView key={viewId} viewId={viewId} path={path}>
        {children}
      </SavedView>
    );
  }
  const experimentId = /^\/experiments\/([0-9a-f]{32})$/.exec(path)?.[1];
  const isBare = Object.keys(texts).length === 0 && !isMeant;
  return (
    <>
      {experimentId !== undefined && isBare && <DefaultView key={experimentId} experimentId={experimentId} />}
      {children}
    </>
  );
}

interface SavedViewProps {
  readonly viewId: string;
  readonly path: string;
  readonly children: ReactNode;
}

function SavedView({ viewId, path, children }: SavedViewProps) {
  const { data, error, refetch } = useQuery(viewQuery(viewId));
  const openView = useViewOpen();
  const texts = data && readSavedView(data.state);
  const isEmpty = texts !== undefined && Object.keys(texts).length === 0;
  const open = useEffectEvent(() => openView({ ...texts, view: shortId(viewId) }, 'replace'));
  const isDue = texts !== undefined && !isEmpty;
  useEffect(() => {
    if (isDue) open();
  }, [isDue]);
  if (isEmpty) return children;
  if (error === null) {
    return (
      <div className="page">
        <Skeleton rows={8} />
      </div>
    );
  }
  return (
    <div className="page">
      <h1>This view cannot be opened</h1>
      <p>It was deleted, or its owner keeps it private.</p>
      <FaultNotice error={error} what="the saved view" onRetry={() => void refetch()} />
      <p>
        <Link to={path} search={{}}>
          Open the page without it
        </Link>
      </p>
    </div>
  );
}

/** Goes to the view that an experiment opens with, if it has one. */
function DefaultView({ experimentId }: { readonly experimentId: string }) {
  const experiment = useQuery(experimentQuery(experimentId));
  const viewId = defaultViewOf(experiment.data);
  const { data } = useQuery({ ...viewQuery(viewId ?? ''), enabled: viewId !== undefined });
  const openView = useViewOpen();
  const open = useEffectEvent(() => {
    if (data !== undefined) openView({ ...readSavedView(data.state), view: shortId(data.id) }, 'replace');
  });
  const isDue = data !== undefined;
  useEffect(() => {
    if (isDue) open();
  }, [isDue]);
  return null;
}

/** The address says that its view lay beside it, in the tab where it was made. */
function LostView({ path }: { readonly path: string }) {
  return (
    <div className="page">
      <h1>This address does not hold its view</h1>
      <p>
        The view was too long for an address, so only the tab in which it was made knows it. Whoever sent this address
        can send a link instead: Share, beside the name of the view.
      </p>
      <p>
        <Link to={path} search={{}}>
          Open the page without it
        </Link>
      </p>
    </div>
  );
}
