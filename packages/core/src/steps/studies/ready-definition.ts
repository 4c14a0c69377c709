import { AssayError, invalidInput } from '@assay/base';
import { SearchSpace } from '@assay/tuning/space';
import type { Objective, PrunerDefinition, SamplerDefinition, StudyDefinition } from '@assay/tuning';
import type { Limits } from '../../limits.ts';
import type { StudyLimits } from '../../entities/study.ts';
import { checkKey } from '../../policy/check-text.ts';
import { checkLimit } from '../../policy/limit.ts';
import { readSpace } from '../../policy/studies/read-space.ts';

export interface GivenDefinition {
  readonly space?: Readonly<Record<string, unknown>>;
  readonly constraints?: readonly string[];
  readonly objectives: readonly Objective[];
  readonly sampler?: SamplerDefinition;
  readonly pruner?: PrunerDefinition;
  readonly seed?: number;
}

/** What a study searches for, checked, with all its parts. */
export function readyDefinition(
  given: GivenDefinition,
  seed: number,
  limits: Limits,
): Required<Omit<StudyDefinition, 'plannedTrials'>> {
  if (given.space !== undefined && Object.keys(given.space).length === 0)
    throw invalidInput(
      'space',
      'is empty. Name at least one parameter, or leave `space` out to name parameters in the course of each trial.',
    );
  const space = readSpace(given.space ?? {});
  const { constraints = [], objectives, sampler = { kind: 'auto' }, pruner = { kind: 'none' } } = given;
  void new SearchSpace(space, constraints);
  const names = Object.keys(space);
  for (const name of names) checkKey(`space.${name}`, name, limits, 'parameterKeyLength');
  checkLimit(limits, 'parametersPerRun', names.length, `A trial would have ${names.length} parameters`, 'space');
  const metrics = new Set<string>();
  for (const [place, { metric }] of objectives.entries()) {
    checkKey(`objectives[${place}].metric`, metric, limits, 'metricNameLength');
    if (metrics.has(metric)) throw invalidInput(`objectives[${place}].metric`, `"${metric}" stands there twice`);
    metrics.add(metric);
  }
  return { space, constraints, objectives, sampler, pruner, seed: given.seed ?? seed };
}

export const noLimits: StudyLimits = {
  maxTrials: null,
  maxParallel: null,
  maxRuntimeMs: null,
  targetValue: null,
  maxTrialsWithoutImprovement: null,
  stopOnConvergence: false,
};

export type GivenLimits = { readonly [L in keyof StudyLimits]?: StudyLimits[L] | undefined };

export function mergedLimits(before: StudyLimits, given: GivenLimits, objectives: readonly Objective[]): StudyLimits {
  const merged = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  if (objectives.length > 1)
    for (const name of ['targetValue', 'maxTrialsWithoutImprovement'] as const)
      if (merged[name] !== null)
        throw invalidInput(`limits.${name}`, 'is for studies of one objective. Leave it out, or bound the trials.');
  if (objectives.length > 1 && merged.stopOnConvergence)
    throw invalidInput('limits.stopOnConvergence', 'is for studies of one objective. Leave it out.');
  return merged;
}

/** What cannot be changed once trials are asked for: says so, and what to do instead. */
export const otherSpace = (name: string, part: string): AssayError =>
  new AssayError(
    'Conflict',
    `The ${part} of study "${name}" cannot be changed: its trials were suggested by it. Make a new study with the new ${part}, ` +
      `and give it this one as a parent (kind "transfer") to learn from its trials.`,
    { path: part },
  );
