import { askTrials } from './ask-trials.ts';
import { createStudy } from './create-study.ts';
import { deleteStudy } from './delete-study.ts';
import { enqueueTrials } from './enqueue-trials.ts';
import { fixParameter } from './fix-parameter.ts';
import { heartbeatTrial } from './heartbeat-trial.ts';
import { reportTrial } from './report-trial.ts';
import { restoreStudy } from './restore-study.ts';
import { tellTrial } from './tell-trial.ts';
import { tellTrials } from './tell-trials.ts';
import { tendStudy } from './tend-study.ts';
import { updateStudy } from './update-study.ts';

/** Hyperparameter searches. */
export const studyCommands = {
  createStudy,
  updateStudy,
  deleteStudy,
  restoreStudy,
  askTrials,
  enqueueTrials,
  fixParameter,
  reportTrial,
  heartbeatTrial,
  tellTrial,
  tellTrials,
  tendStudy,
} as const;
