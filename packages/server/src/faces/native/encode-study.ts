import { toWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';
import type { StudyAnswer, TrialAnswer, TrialColumns } from '@assay/core';
import type { Study as WireStudy, Trial as WireTrial, TrialColumns as WireColumns } from '@assay/wire';

const encodeNumbers = (numbers: readonly number[] | null): WireNumber[] | null => numbers?.map(toWireNumber) ?? null;

const encodeGaps = (numbers: readonly (number | null)[]): (WireNumber | null)[] =>
  numbers.map((value) => (value === null ? null : toWireNumber(value)));

/** Spaces and definitions are plain data of the same form on both sides; there they may not be changed. */
const mutable = <T>(value: unknown): T => value as T;

export const encodeTrial = (trial: TrialAnswer): WireTrial => ({
  ...trial,
  values: mutable(trial.values),
  parameters: mutable(trial.parameters),
  objectives: encodeNumbers(trial.objectives),
  constraints: encodeNumbers(trial.constraints),
});

export const encodeStudy = ({ best, front, ...study }: StudyAnswer): WireStudy => ({
  ...mutable<Omit<WireStudy, 'best' | 'front'>>(study),
  best: best === null ? null : encodeTrial(best),
  ...(front !== undefined && { front: front.map(encodeTrial) }),
});

export const encodeTrialColumns = ({ reports, ...columns }: TrialColumns): WireColumns => ({
  ...columns,
  parameters: mutable(columns.parameters),
  objectives: columns.objectives.map(encodeGaps),
  violation: encodeGaps(columns.violation),
  ...(reports !== undefined && { reports: { ...reports, value: reports.value.map(toWireNumber) } }),
});
