import { handlersOf } from '../handler.ts';
import { experimentHandlers } from './experiments.ts';
import { jobHandlers } from './jobs.ts';
import { metricHandlers } from './metrics.ts';
import { tagHandlers } from './tags.ts';
import { trialComponentHandlers } from './trial-components.ts';
import { trialHandlers } from './trials.ts';
import { tuningJobHandlers } from './tuning-jobs.ts';

/** Experiments, trials, trial components, their tags, metrics, jobs and tuning jobs. */
export const experimentAreaHandlers = handlersOf({
  ...experimentHandlers,
  ...trialHandlers,
  ...trialComponentHandlers,
  ...tagHandlers,
  ...metricHandlers,
  ...jobHandlers,
  ...tuningJobHandlers,
});
