import type { Parameter, ParameterValue, StudyDefinition } from '@assay/tuning';
import type { TrialRow } from '../entities/study.ts';
import { parametersOf, valuesOf } from '../steps/studies/trial-codec.ts';

export interface ParameterColumn {
  readonly name: string;
  /** As the space has it, or as the last trial had it that named it. */
  readonly parameter: Parameter;
  /** null where a trial does not have it. */
  readonly values: (ParameterValue | null)[];
}

/** The parameters of a study's trials, in the order of its space and then of trials. Values of rows that are left out stay null. */
export function parameterColumns(
  { space }: Pick<StudyDefinition, 'space'>,
  trials: { readonly values: readonly TrialRow['values'][]; readonly parameters: readonly TrialRow['parameters'][] },
  among: (row: number) => boolean = () => true,
): ParameterColumn[] {
  const columns = new Map<string, ParameterColumn>();
  const know = (named: Readonly<Record<string, Parameter>>): void => {
    for (const [name, parameter] of Object.entries(named)) {
      const values = columns.get(name)?.values ?? Array<ParameterValue | null>(trials.values.length).fill(null);
      columns.set(name, { name, parameter, values });
    }
  };
  know(space);
  for (const parameters of trials.parameters) if (parameters !== null) know(parametersOf({ parameters }) ?? {});
  for (const [row, values] of trials.values.entries()) {
    if (!among(row)) continue;
    const told = valuesOf({ values });
    for (const name in told) {
      const column = columns.get(name)?.values;
      if (column !== undefined) column[row] = told[name] ?? null;
    }
  }
  return [...columns.values()];
}
