import type { Experiment } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { serverQuery } from '../../lib/queries/experiment-queries.ts';
import { FirstRunGuide } from './first-run-guide.tsx';

/** Whether the experiment has had no run since the page was opened: one that lost its last still shows its table, where that is undone. */
export function useIsEmpty(experiment: Experiment | undefined): experiment is Experiment {
  const [filled, setFilled] = useState<string>();
  if (experiment !== undefined && experiment.runCount > 0 && filled !== experiment.id) setFilled(experiment.id);
  return experiment !== undefined && experiment.runCount === 0 && filled !== experiment.id;
}

/** How to log the first run of an experiment; the run takes its place when it arrives. */
export function EmptyExperiment({ experiment }: { readonly experiment: Experiment }) {
  const server = useQuery(serverQuery());
  const needsKey = server.data?.authentication === 'key';
  return <FirstRunGuide url={location.origin} needsKey={needsKey} experiment={experiment.name} />;
}
