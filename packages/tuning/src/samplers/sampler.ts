import { RandomStream } from '@assay/base';
import type { TrialHistory } from '../history/trial-history.ts';
import type { ParameterValues } from '../space/parameter.ts';
import type { SearchSpace } from '../space/search-space.ts';
import type { StudyDefinition } from '../study-definition.ts';
import type { SamplerNote } from '../trial.ts';

export interface SuggestContext {
  readonly space: SearchSpace;
  /** All trials so far, those that run included. Its space is `space`. */
  readonly history: TrialHistory;
  readonly definition: StudyDefinition;
  /** The trial that the suggestion is for. */
  readonly number: number;
  /** 0; then 1, 2, … while the answers before were points that the study has already. */
  readonly attempt: number;
}

export interface Suggestion {
  readonly values: ParameterValues;
  readonly note?: SamplerNote;
}

/**
 * Proposes points. An answer depends on the context alone: what a sampler keeps between calls is made from the history and only
 * spares time. Its randomness is `randomFor(context, purpose)`.
 */
export interface Sampler {
  /** `exhausted`: there is no further point. */
  suggest(context: SuggestContext): Suggestion | 'exhausted';
}

/** What randomness is for, so that no two uses share a stream. One number each, never given anew. */
export const purposes = {
  draw: 1,
  gridOrder: 2,
  scramble: 3,
  tpe: 4,
  gp: 5,
  cmaes: 6,
  nsga2: 7,
  auto: 8,
} as const;

export const randomFor = (
  { definition, number, attempt }: SuggestContext,
  purpose: keyof typeof purposes,
): RandomStream => RandomStream.of(definition.seed, number, purposes[purpose], attempt);
