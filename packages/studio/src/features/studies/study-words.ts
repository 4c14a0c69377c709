import type { Study, StudyState, StudyStopReason } from '@assay/wire';
import { formatNumber } from '../../lib/format/format-number.ts';

export const studyStateWords: Readonly<Record<StudyState, string>> = {
  running: 'Running',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
};

/** Why a study has ended, in words. */
export const stopReasonWords: Readonly<Record<StudyStopReason, string>> = {
  maxTrials: 'all trials were given out',
  maxRuntime: 'its time was up',
  target: 'the target was reached',
  noImprovement: 'nothing better was found for long',
  converged: 'it converged',
  exhausted: 'every point was tried',
  asked: 'somebody stopped it',
};

export const samplerName = ({ sampler }: Pick<Study, 'sampler'>): string => samplerNames[sampler.kind];

const samplerNames: Readonly<Record<Study['sampler']['kind'], string>> = {
  auto: 'auto',
  random: 'random',
  grid: 'grid',
  sobol: 'Sobol',
  halton: 'Halton',
  tpe: 'TPE',
  gp: 'Gaussian process',
  cmaes: 'CMA-ES',
  nsga2: 'NSGA-II',
};

/** Trials that have ended, however they did. */
export const doneCount = ({ trialCounts: { complete, pruned, failed } }: Pick<Study, 'trialCounts'>): number =>
  complete + pruned + failed;

/** The best value found, e.g. "0.0123"; the size of the front where there are several objectives. */
export function bestText({ best, front, objectives }: Study): string {
  const value = best?.objectives?.[0];
  if (value !== undefined) return typeof value === 'number' ? formatNumber(value) : value;
  if (objectives.length > 1 && front !== undefined) return `front of ${front.length}`;
  return '–';
}

export const objectiveTitle = ({ metric, direction }: Study['objectives'][number]): string =>
  `${metric} ${direction === 'minimize' ? '↓' : '↑'}`;
