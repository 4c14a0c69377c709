import type { ChangedTrial, QueryImportanceDataOutput, WholeStudy } from '@assay/core';
import type { ImportanceMethod } from '@assay/stats';
import type { Parameter, ParameterValue, Suggestion } from '@assay/tuning';
import type { ImportanceAnswer } from './importance-of-study.ts';

/** What the tuner's thread is asked: about a study that it holds, or about trials that are given. */
export type TunerQuestion =
  | { readonly kind: 'open'; readonly studyId: string; readonly study: WholeStudy }
  | { readonly kind: 'suggest'; readonly studyId: string; readonly number: number; readonly count: number }
  | {
      readonly kind: 'suggestParameter';
      readonly studyId: string;
      readonly number: number;
      readonly name: string;
      readonly parameter: Parameter;
    }
  | {
      readonly kind: 'report';
      readonly studyId: string;
      readonly number: number;
      readonly step: number;
      readonly value: number;
    }
  | { readonly kind: 'hasConverged'; readonly studyId: string }
  | {
      readonly kind: 'importance';
      readonly data: QueryImportanceDataOutput;
      readonly method: ImportanceMethod;
      readonly resamples: number;
    };

export interface Suggested {
  /** For the trials from the number asked on. */
  readonly suggestions: Suggestion[];
  readonly isExhausted: boolean;
}

export interface TunerAnswers {
  readonly open: undefined;
  readonly suggest: Suggested;
  readonly suggestParameter: ParameterValue;
  /** Whether to prune the trial. */
  readonly report: boolean;
  readonly hasConverged: boolean;
  readonly importance: ImportanceAnswer;
}

/** What the tuner's thread is told. */
export type TunerNotice =
  /** Trials as they are by now. */
  | { readonly kind: 'put'; readonly studyId: string; readonly trials: readonly ChangedTrial[] }
  | { readonly kind: 'drop'; readonly studyId: string };
