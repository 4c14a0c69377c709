import { hash } from 'node:crypto';
import { AssayError, fromWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';
import type { StudyKeeper } from '../../tuning/study-keeper.ts';
import { encodeStudy, encodeTrial } from './encode-study.ts';
import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

const decodeNumbers = (numbers: readonly WireNumber[] | undefined): number[] | undefined =>
  numbers?.map(fromWireNumber);

const decodeTold = <
  T extends { readonly objectives?: readonly WireNumber[]; readonly constraints?: readonly WireNumber[] },
>({
  objectives,
  constraints,
  ...told
}: T) => ({ ...told, objectives: decodeNumbers(objectives), constraints: decodeNumbers(constraints) });

const importanceNames = {
  pedAnova: 'pedAnova',
  fAnova: 'fanova',
  permutation: 'permutation',
  meanDecreaseImpurity: 'meanDecreaseImpurity',
} as const;

const fingerprintOf = (...parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);

export const studyHandlers = (keeper: StudyKeeper) =>
  ({
    createStudy: runCommand('createStudy', same, encodeStudy),
    listStudies: runQuery('listStudies', same, ({ studies, nextCursor }) => ({
      studies: studies.map(encodeStudy),
      nextCursor,
    })),
    getStudy: runQuery('getStudy', same, encodeStudy),
    async updateStudy(input, { store, options }) {
      const answer = await store.execute('updateStudy', input, options);
      keeper.forget(input.studyId);
      return encodeStudy(answer);
    },
    deleteStudy: runCommand('deleteStudy', same, same),
    restoreStudy: runCommand('restoreStudy', same, encodeStudy),
    async askTrials({ studyId, worker, count = 1 }, { options }) {
      const { head: _, changed: __, trials, ...answer } = await keeper.ask({ studyId, worker, count }, options);
      return { ...answer, trials: trials.map((trial) => ({ ...trial, values: { ...trial.values } })) };
    },
    async enqueueTrials(input, { store, options }) {
      const answer = await store.execute('enqueueTrials', input, options);
      await keeper.note(input.studyId, answer);
      return { numbers: answer.numbers };
    },
    async tellTrials({ studyId, trials }, { store, options }) {
      const told = trials.map(({ reports, ...trial }) => ({
        ...decodeTold(trial),
        ...(reports !== undefined && {
          reports: reports.map(({ step, value }) => ({ step, value: fromWireNumber(value) })),
        }),
      }));
      const answer = await store.execute('tellTrials', { studyId, trials: told }, options);
      await keeper.note(studyId, answer);
      return { numbers: answer.numbers };
    },
    listTrials: runQuery('listTrials', same, ({ trials, nextCursor }) => ({
      trials: trials.map(encodeTrial),
      nextCursor,
    })),
    async getImportance({ studyId, method = 'pedAnova', objective = 0 }, { options }) {
      const found = await keeper.importance(studyId, objective, importanceNames[method], options);
      return { method, objective, ...found };
    },
    getTrial: runQuery('getTrial', same, encodeTrial),
    async suggestParameter(input, { options }) {
      return { value: await keeper.suggestParameter(input, options) };
    },
    async reportTrial({ studyId, number, step, value: given, isLogged = false }, { store, options }) {
      const value = fromWireNumber(given);
      const fingerprint = fingerprintOf(studyId, number, step, given);
      const { isKept, shouldStop, leaseUntilMs } = await store.execute(
        'reportTrial',
        { studyId, number, step, value, isLogged, fingerprint },
        options,
      );
      const shouldPrune = isKept && (await keeper.report(studyId, number, step, value, options));
      return { shouldPrune, shouldStop, leaseUntilMs };
    },
    heartbeatTrial: runCommand('heartbeatTrial', same, same),
    async tellTrial(input, { store, options }) {
      const answer = await store.execute('tellTrial', decodeTold(input), options);
      await keeper.note(input.studyId, answer);
      if (answer.fault !== undefined) throw new AssayError('InvalidInput', answer.fault, { path: 'objectives' });
      return encodeTrial(answer.trial);
    },
  }) satisfies Partial<NativeHandlers>;
