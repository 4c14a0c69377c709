import { newId, systemClock, systemRandomBytes } from '@assay/base';
import type { EpochMs, ExperimentId, Id, ProjectId, RunGroupId, RunId } from '@assay/base';
import type { ExperimentRow, ParameterRow, RunGroupRow, RunRow } from '@assay/core';

export const sampleId = <T extends Id>(): T => newId<T>(systemClock, systemRandomBytes);

const projectId = 1 as ProjectId;
const createdMs = 1_700_000_000_000 as EpochMs;

export const sampleExperiment = (change: Partial<ExperimentRow> = {}): ExperimentRow => ({
  id: sampleId<ExperimentId>(),
  projectId,
  name: 'digits',
  description: '',
  folder: '',
  archived: false,
  baseline: null,
  createdMs,
  updatedMs: createdMs,
  createdBy: 'test',
  updatedBy: 'test',
  deletedMs: null,
  version: 1,
  ...change,
});

export const sampleRun = (change: Partial<RunRow> = {}): RunRow => ({
  id: sampleId<RunId>(),
  projectId,
  experimentId: null,
  parentRunId: null,
  name: 'run',
  description: '',
  status: 'running',
  statusMessage: '',
  parameterPolicy: 'write-once',
  source: 'native',
  environment: '{}',
  createdMs,
  updatedMs: createdMs,
  startedMs: null,
  endedMs: null,
  createdBy: 'test',
  deletedMs: null,
  deletedWith: null,
  version: 1,
  parameterCount: 0,
  artifactCount: 0,
  pointCount: 0,
  logLineCount: 0,
  ...change,
});

export const sampleGroup = (experimentId: ExperimentId, change: Partial<RunGroupRow> = {}): RunGroupRow => ({
  id: sampleId<RunGroupId>(),
  projectId,
  experimentId,
  name: 'group',
  description: '',
  createdMs,
  updatedMs: createdMs,
  deletedMs: null,
  deletedWith: null,
  version: 1,
  ...change,
});

export const sampleParameter = (runId: RunId, key: string, text: string, number: number | null): ParameterRow => ({
  projectId,
  runId,
  key,
  text,
  kind: number === null ? 'string' : 'number',
  number,
  loggedMs: createdMs,
});
