import type { StudyParameter, StudyValue } from './study-definition.ts';
import type { TrialState } from './trial.ts';

/** Trials as one frame of columns: docs/reference/frames.md. */
export const trialsMediaType = 'application/vnd.assay.trials';

/** What stands before the columns of such a frame. */
export interface TrialFrameHead {
  /** Pass as `since`. */
  readonly cursor: number;
  /** What the numbers of the column `state` mean. */
  readonly states: readonly TrialState[];
  /** What those of `worker` mean. */
  readonly workers: readonly string[];
  /** The values of the first are the column `parameter 0`; where there are choices, numbers are places among them. */
  readonly parameters: readonly {
    readonly name: string;
    readonly parameter: StudyParameter;
    readonly choices?: readonly StudyValue[];
  }[];
  /** How many there are; the values of the first are the column `objective 0`. */
  readonly objectives: number;
}
