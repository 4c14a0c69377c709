import { messageOf } from '@assay/base';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { maximumSummaries, runQuery } from '../../lib/queries/run-queries.ts';
import { ForWriters } from '../../widgets/for-writers.tsx';

/** Says that a run is deleted, and brings it back. */
export function DeletedMark({ runId }: { readonly runId: string }) {
  const client = useQueryClient();
  const [fault, setFault] = useState('');
  const restore = async (): Promise<void> => {
    try {
      client.setQueryData(
        runQuery(runId).queryKey,
        await api.restoreRun({ params: { runId }, query: { metrics: maximumSummaries } }),
      );
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
  };
  return (
    <>
      <span className="muted">deleted</span>
      <ForWriters>
        <button type="button" className="button no-print" onClick={() => void restore()}>
          Restore it
        </button>
      </ForWriters>
      {fault !== '' && <span role="alert">{fault}</span>}
    </>
  );
}
