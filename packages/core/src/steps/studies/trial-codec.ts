import { fromWireNumber, toWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';
import type { ParameterMap, ParameterValues, SamplerNote, StudyDefinition, Trial, TrialReport } from '@assay/tuning';
import type { TrialAnswer } from '../../answers/study.ts';
import type { StudyLimits, StudyParent, StudyRow, TrialHead, TrialRow } from '../../entities/study.ts';

/** The JSON texts of a study's and a trial's row, read and written. */
export const definitionOf = (row: Pick<StudyRow, 'definition'>): StudyDefinition => JSON.parse(row.definition);
export const limitsOf = (row: Pick<StudyRow, 'limits'>): StudyLimits => JSON.parse(row.limits);
export const parentsOf = (row: Pick<StudyRow, 'parents'>): StudyParent[] => JSON.parse(row.parents);

export const valuesOf = (row: Pick<TrialRow, 'values'>): ParameterValues => JSON.parse(row.values);
export const parametersOf = (row: Pick<TrialRow, 'parameters'>): ParameterMap | null =>
  row.parameters === null ? null : JSON.parse(row.parameters);
const noteOf = (row: Pick<TrialRow, 'note'>): SamplerNote | null => (row.note === null ? null : JSON.parse(row.note));

export const numbersText = (numbers: readonly number[]): string => JSON.stringify(numbers.map(toWireNumber));
export function numbersOf(text: string | null): number[] | null {
  if (text === null) return null;
  const numbers: WireNumber[] = JSON.parse(text);
  return numbers.map(fromWireNumber);
}

export const isFeasible = (constraints: readonly number[] | null): boolean =>
  constraints === null || constraints.every((value) => value <= 0);

export function answerTrial(row: TrialRow): TrialAnswer {
  const { projectId: _, note: __, attempt: ___, isLost: ____, revision: _____, ...own } = row;
  return {
    ...own,
    values: valuesOf(row),
    parameters: parametersOf(row),
    objectives: numbersOf(row.objectives),
    constraints: numbersOf(row.constraints),
  };
}

/** As the samplers see it. */
export function tuningTrial(row: TrialHead, reports: readonly TrialReport[] = []): Trial {
  const objectives = numbersOf(row.objectives);
  const constraints = numbersOf(row.constraints);
  const parameters = parametersOf(row);
  const note = noteOf(row);
  return {
    number: row.number,
    state: row.state,
    values: valuesOf(row),
    ...(objectives !== null && { objectives }),
    ...(constraints !== null && { constraints }),
    ...(parameters !== null && { parameters }),
    ...(note !== null && { note }),
    ...(reports.length > 0 && { reports }),
  };
}
