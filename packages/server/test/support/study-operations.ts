import { expect } from 'vitest';
import type { AskedTrials, Experiment, NativeOperationName, Study } from '@assay/wire';

type Succeed = <T = unknown>(
  name: NativeOperationName,
  asked?: {
    readonly params?: Record<string, string>;
    readonly query?: Record<string, string>;
    readonly body?: unknown;
  },
) => Promise<T>;

/** Each operation of studies once. */
export async function studyOperations(succeed: Succeed, experiment: Experiment): Promise<void> {
  const study = await succeed<Study>('createStudy', {
    body: {
      experimentId: experiment.id,
      name: 'search',
      space: { lr: [0.01, 0.1, 1], x: { low: 0, high: 1 } },
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      sampler: { kind: 'random' },
    },
  });
  const of = { params: { studyId: study.id } };
  expect(await succeed('listStudies', { query: { experimentId: experiment.id } })).toMatchObject({
    studies: [{ name: 'search' }],
  });
  await succeed('updateStudy', { ...of, body: { limits: { maxTrials: 9 } } });
  await succeed('enqueueTrials', { ...of, body: { values: [{ lr: 0.1, x: 0.5 }] } });
  const asked = await succeed<AskedTrials>('askTrials', { ...of, body: { worker: 'w', count: 2 } });
  expect(asked.trials).toMatchObject([{ number: 0, values: { lr: 0.1, x: 0.5 } }, { number: 1 }]);
  const ofTrial = { params: { studyId: study.id, number: '0' } };
  await succeed('reportTrial', { ...ofTrial, body: { step: 1, value: 0.7 } });
  await succeed('heartbeatTrial', ofTrial);
  await succeed('tellTrial', { ...ofTrial, body: { state: 'complete', objectives: [0.5] } });
  const values = { lr: 1, x: 0.25 };
  await succeed('tellTrials', { ...of, body: { trials: [{ state: 'complete', values, objectives: [0.75] }] } });
  expect(await succeed('getTrial', ofTrial)).toMatchObject({ state: 'complete', objectives: [0.5] });
  expect(await succeed('listTrials', of)).toMatchObject({ trials: [{}, {}, {}] });
  expect(await succeed('queryTrialColumns', { ...of, body: {} })).toMatchObject({ number: [0, 1, 2] });
  await succeed('getImportance', of);
  expect(await succeed('getStudy', of)).toMatchObject({ best: { number: 0 } });

  const objectives = [{ metric: 'loss', direction: 'minimize' }];
  const byRun = await succeed<Study>('createStudy', {
    body: { experimentId: experiment.id, name: 'by run', objectives },
  });
  const ofByRun = { params: { studyId: byRun.id, number: '0' } };
  await succeed('askTrials', { params: { studyId: byRun.id }, body: { worker: 'w' } });
  const parameter = { kind: 'int', low: 1, high: 4 };
  await succeed('suggestParameter', { ...ofByRun, body: { name: 'layers', parameter } });
  await succeed('deleteStudy', of);
  await succeed('restoreStudy', of);
}
