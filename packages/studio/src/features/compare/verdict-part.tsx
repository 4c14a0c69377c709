import { useQuery } from '@tanstack/react-query';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { leadMetric } from '../../lib/format/lead-metric.ts';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import { runFieldsQuery } from '../../lib/queries/run-list-queries.ts';
import { columnsQuery } from '../../lib/queries/run-queries.ts';
import { verdictQuery } from '../../lib/queries/verdict-query.ts';
import { printRunField } from '../../lib/run-field/run-field.ts';
import { setFields, verdictQuestion, verdictScope } from '../../lib/verdict/verdict-question.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { VerdictAnswer } from './verdict-answer.tsx';
import { VerdictControls } from './verdict-controls.tsx';
import './verdict.css';

interface VerdictPartProps {
  /** Whose metrics, fields and baseline are meant. */
  readonly experimentId: string | null;
  readonly view: ViewState;
  readonly onView: ViewChange;
}

const mostFields = 400;

/** Whether one set of runs is better than another, how sure that is, and what was looked at to say so. */
export function VerdictPart({ experimentId, view, onView }: VerdictPartProps) {
  const names = useQuery(columnsQuery(experimentId));
  const metadata = useQuery({ ...metricMetadataQuery(experimentId ?? ''), enabled: experimentId !== null });
  const metrics = useMemo(() => (names.data?.metrics ?? []).filter((name) => !isSystemMetric(name)), [names.data]);
  const metric = view.metric ?? leadMetric(metadata.data?.metrics ?? [])?.name ?? metrics[0];
  const candidates = useMemo(
    () =>
      [
        ...(names.data?.parameters ?? []).map((key) => printRunField({ kind: 'parameter', key })),
        ...(names.data?.tags ?? []).map((key) => printRunField({ kind: 'tag', key })),
      ].slice(0, mostFields),
    [names.data],
  );
  const scope = verdictScope(view);
  const described = useQuery({
    ...runFieldsQuery({ ...scope, fields: candidates }),
    enabled: scope !== undefined && candidates.length > 0,
    placeholderData: keepPreviousData,
  });
  const fields = useMemo(() => setFields(described.data?.fields ?? []), [described.data]);
  const isReady =
    names.data !== undefined &&
    (experimentId === null || metadata.data !== undefined || metadata.error !== null) &&
    (view.sets !== undefined || candidates.length === 0 || described.data !== undefined || described.error !== null);
  const question =
    metric === undefined || !isReady
      ? undefined
      : verdictQuestion(view, { metric, by: fields[0]?.field, experimentId });
  const answer = useQuery({
    ...verdictQuery(question ?? { metric: '' }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });
  const failed = [names, described].find(({ error, data }) => error !== null && data === undefined);
  return (
    <div className="verdict" data-scrolls="" tabIndex={0} role="region" aria-label="Verdict">
      <VerdictControls
        experimentId={experimentId}
        metrics={metrics}
        metric={metric}
        fields={fields}
        allFields={candidates}
        by={view.group?.[0] ?? fields[0]?.field}
        setNames={answer.data?.sets.map(({ name }) => name) ?? []}
        view={view}
        onView={onView}
      />
      {failed !== undefined && (
        <FaultNotice error={failed.error} what="the runs" onRetry={() => void failed.refetch()} />
      )}
      {failed === undefined && !isReady && <Skeleton rows={6} />}
      {isReady && metric === undefined && (
        <p className="page-empty">These runs have logged no metric to judge them by.</p>
      )}
      {isReady && metric !== undefined && question === undefined && (
        <p className="page-empty">
          Nothing parts these runs into sets: no parameter or tag has between 2 and 20 values among them. Choose run
          groups, or put sets together by hand.
        </p>
      )}
      {question !== undefined && answer.error !== null && (
        <FaultNotice error={answer.error} what="a verdict" onRetry={() => void answer.refetch()} />
      )}
      {question !== undefined && answer.error === null && answer.data === undefined && <Skeleton rows={8} />}
      {question !== undefined && answer.error === null && answer.data !== undefined && (
        <VerdictAnswer comparison={answer.data} isStale={answer.isPlaceholderData} />
      )}
    </div>
  );
}
