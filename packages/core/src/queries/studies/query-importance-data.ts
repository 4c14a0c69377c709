import { invalidInput } from '@assay/base';
import type { ImportanceColumn, ImportanceData } from '@assay/stats';
import type { Parameter } from '@assay/tuning';
import { parameterColumns } from '../../columns/parameter-columns.ts';
import type { ParameterColumn } from '../../columns/parameter-columns.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';
import { definitionOf, numbersOf } from '../../steps/studies/trial-codec.ts';
import type { Query } from '../query.ts';

export interface QueryImportanceDataInput {
  readonly studyId: string;
  /** Its place among the study's objectives. */
  readonly objective: number;
}

/** The complete trials with a finite value, and the parameters that have more than one value to choose from. */
export interface QueryImportanceDataOutput extends ImportanceData {
  /** Of the parameters. */
  readonly names: readonly string[];
}

/** What importances of parameters are computed from, in numbers alone: it crosses threads as a few blocks of memory. */
export const queryImportanceData: Query<QueryImportanceDataInput, QueryImportanceDataOutput> = async (tx, input) => {
  const { study } = await loadStudy(tx, input.studyId);
  const definition = definitionOf(study);
  const objective = definition.objectives[input.objective];
  if (objective === undefined) {
    const count = definition.objectives.length;
    throw invalidInput('objective', `the study has ${count}: 0 to ${count - 1}`);
  }
  const trials = await tx.findColumns('trial', ['state', 'objectives', 'values', 'parameters'], { studyId: study.id });
  const told = Float64Array.from(trials.objectives, (text, row) =>
    trials.state[row] === 'complete' ? (numbersOf(text)?.[input.objective] ?? Number.NaN) : Number.NaN,
  );
  const isTold = (row: number): boolean => Number.isFinite(told[row]);
  const rows = Uint32Array.from(told.keys()).filter(isTold);
  const searched = parameterColumns(definition, trials, isTold).filter(({ parameter }) => isSearched(parameter));
  const sign = objective.direction === 'maximize' ? -1 : 1;
  return {
    names: searched.map(({ name }) => name),
    losses: Float64Array.from(rows, (row) => sign * (told[row] ?? Number.NaN)),
    parameters: searched.map((column) => importanceColumn(column, rows)),
  };
};

/** A parameter of one value explains nothing. */
const isSearched = (parameter: Parameter): boolean =>
  'choices' in parameter ? parameter.choices.length > 1 : parameter.low < parameter.high;

/** Trials whose parameter had another range at the time count as having none. */
function importanceColumn({ parameter, values }: ParameterColumn, rows: Uint32Array): ImportanceColumn {
  if ('choices' in parameter) {
    const places = new Map(parameter.choices.map((choice, place) => [choice, place]));
    return {
      domain: { kind: 'categorical', choices: parameter.choices.length },
      values: Float64Array.from(rows, (row) => places.get(values[row] ?? '') ?? Number.NaN),
    };
  }
  const { kind, low, high, scale, step } = parameter;
  return {
    domain: { kind, low, high, log: scale === 'log', ...(step !== undefined && { step }) },
    values: Float64Array.from(rows, (row) => {
      const value = values[row];
      return typeof value === 'number' && value >= low && value <= high ? value : Number.NaN;
    }),
  };
}
