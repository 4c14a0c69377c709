import { trialStates, type Study, type TrialState } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { usePageHead } from '../../lib/page/page-head.ts';
import { studyQuery, trialsQuery } from '../../lib/queries/study-queries.ts';
import type { ChartedTrials } from '../../lib/studies/charted-trials.ts';
import type { TrialData } from '../../lib/studies/trial-data.ts';
import { selectedTrials, shownRows, toggledTrial } from '../../lib/studies/trial-selection.ts';
import { useViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { StudyCharts } from './study-charts.tsx';
import { StudyHead } from './study-head.tsx';
import { TrialGrid } from './trial-grid.tsx';

interface StudyPageProps {
  readonly studyId: string;
  readonly view: ViewState;
}

/** One study: how it stands, its trials in a table, and charts of them, with one selection across all. */
export function StudyPage({ studyId, view }: StudyPageProps) {
  const study = useQuery(studyQuery(studyId));
  const trials = useQuery(trialsQuery(studyId));
  const onView = useViewChange();
  usePageHead(study.data?.name, [{ label: 'Studies', path: '/studies' }]);
  const faulty = [study, trials].find(({ error, data }) => error !== null && data === undefined);
  return (
    <div className="page study-page">
      {faulty !== undefined && (
        <FaultNotice error={faulty.error} what="the study" onRetry={() => void faulty.refetch()} />
      )}
      {study.data !== undefined && (
        <StudyHead
          study={study.data}
          onPick={(number) =>
            onView({
              trials: toggledTrial(
                view.trials?.filter((each) => each !== number),
                number,
              ),
            })
          }
        />
      )}
      {study.data !== undefined && trials.data !== undefined && (
        <Trials key={studyId} study={study.data} data={trials.data.held} view={view} />
      )}
      {(study.data === undefined || trials.data === undefined) && faulty === undefined && <Skeleton rows={10} />}
    </div>
  );
}

interface TrialsProps {
  readonly study: Study;
  readonly data: TrialData;
  readonly view: ViewState;
}

const nothingHidden: readonly TrialState[] = [];
const usualSplit = 36;

function Trials({ study, data, view }: TrialsProps) {
  const onView = useViewChange();
  const { brush, trials } = useSame({ brush: view.brush, trials: view.trials });
  const hide = useSame(view.hide ?? nothingHidden);
  const objectives = useSame(study.objectives);
  const charted = useMemo<ChartedTrials>(
    () => ({ data, objectives, rows: shownRows(data, hide) }),
    [data, objectives, hide],
  );
  const selection = useMemo(
    () => selectedTrials(data, objectives, { brush, trials }),
    [data, objectives, brush, trials],
  );
  const counts = useMemo(() => countsByState(data), [data]);
  const common = { study, charted, selection, view, onView };
  return (
    <>
      <SelectionBar {...common} counts={counts} />
      <SplitPane
        label="Between the trials and the charts"
        percent={view.split ?? usualSplit}
        onChange={(percent) => onView({ split: percent === usualSplit ? undefined : percent })}
        first={<TrialGrid {...common} />}
        second={<StudyCharts {...common} />}
      />
    </>
  );
}

/** The same object as long as it says the same: the study and the view are read anew with each change of anything in them. */
function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

function countsByState(data: TrialData): Readonly<Record<TrialState, number>> {
  const counts = trialStates.map(() => 0);
  for (const state of data.state) counts[state] = (counts[state] ?? 0) + 1;
  const [waiting = 0, running = 0, complete = 0, pruned = 0, failed = 0] = counts;
  return { waiting, running, complete, pruned, failed };
}
