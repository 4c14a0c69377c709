import { invalidInput } from '@assay/base';
import type { AskedTrial, StudyParameter, StudyValues } from '@assay/wire';
import type { MetricDefinition } from './command-objective.ts';
import type { Estimator } from './estimator.ts';
import type { HyperparameterTunerOptions } from './tuner-definition.ts';
import { spaceOfRanges, type HyperparameterRange } from './tuner-ranges.ts';

type ByName<T> = Readonly<Record<string, T>>;

/** Several algorithms in one tuning job, each by its name, as SageMaker's `HyperparameterTuner.create` has them. */
export interface MultiAlgorithmTunerOptions extends Omit<
  HyperparameterTunerOptions,
  'estimator' | 'objectiveMetricName' | 'hyperparameterRanges' | 'metricDefinitions' | 'staticHyperparameters'
> {
  readonly estimatorDict: ByName<Estimator>;
  /** Each of the estimators, and none other, has one; they may be the same. */
  readonly objectiveMetricNameDict: ByName<string>;
  readonly hyperparameterRangesDict: ByName<ByName<HyperparameterRange>>;
  readonly metricDefinitionsDict?: ByName<readonly MetricDefinition[]> | undefined;
  readonly staticHyperparametersDict?: ByName<StudyValues> | undefined;
}

export interface Algorithm {
  readonly estimator: Estimator;
  readonly objectiveMetricName: string;
  readonly hyperparameterRanges: ByName<HyperparameterRange>;
  readonly metricDefinitions: readonly MetricDefinition[];
  readonly staticHyperparameters: StudyValues;
}

export type Algorithms = ReadonlyMap<string, Algorithm>;

/** The parameter that says which algorithm a trial is of; the others are named `algorithm.parameter`. */
const algorithmParameter = 'estimator';
/** The study's metric where the algorithms' have different names. */
const commonMetric = 'objective';

/** Throws InvalidInput where the names of the dictionaries do not fit together. */
export function algorithmsOf(options: MultiAlgorithmTunerOptions): Algorithms {
  const { estimatorDict, objectiveMetricNameDict, hyperparameterRangesDict } = options;
  const { metricDefinitionsDict = {}, staticHyperparametersDict = {} } = options;
  const names = Object.keys(estimatorDict);
  if (names.length === 0) throw invalidInput('estimatorDict', 'is empty; name at least one estimator');
  const dictionaries = {
    objectiveMetricNameDict,
    hyperparameterRangesDict,
    metricDefinitionsDict,
    staticHyperparametersDict,
  };
  for (const [dictionary, byName] of Object.entries(dictionaries)) {
    const other = Object.keys(byName).find((name) => !names.includes(name));
    if (other !== undefined)
      throw invalidInput(`${dictionary}.${other}`, `is none of the estimators: ${names.join(', ')}`);
  }
  const required = <T>(dictionary: string, byName: ByName<T>, name: string): T => {
    const value = byName[name];
    if (value !== undefined) return value;
    throw invalidInput(`${dictionary}.${name}`, 'is missing; each estimator needs one');
  };
  return new Map(
    Object.entries(estimatorDict).map(([name, estimator]) => [
      name,
      {
        estimator,
        objectiveMetricName: required('objectiveMetricNameDict', objectiveMetricNameDict, name),
        hyperparameterRanges: required('hyperparameterRangesDict', hyperparameterRangesDict, name),
        metricDefinitions: metricDefinitionsDict[name] ?? [],
        staticHyperparameters: staticHyperparametersDict[name] ?? {},
      },
    ]),
  );
}

/** What a tuner of one algorithm would have; its estimator is not called. */
export function jointOptions(options: MultiAlgorithmTunerOptions, algorithms: Algorithms): HyperparameterTunerOptions {
  const ranges = [...algorithms].flatMap(([name, { hyperparameterRanges }]) =>
    Object.entries(hyperparameterRanges).map(([parameter, range]) => [`${name}.${parameter}`, range] as const),
  );
  const [metric = commonMetric, ...others] = new Set(
    Array.from(algorithms.values(), ({ objectiveMetricName }) => objectiveMetricName),
  );
  return {
    ...options,
    estimator: () => undefined,
    objectiveMetricName: others.length > 0 ? commonMetric : metric,
    hyperparameterRanges: Object.fromEntries(ranges),
  };
}

/** The algorithm as a choice, and the parameters of each where it is chosen. */
export function spaceOfAlgorithms(algorithms: Algorithms): Record<string, StudyParameter> {
  const space: Record<string, StudyParameter> = {
    [algorithmParameter]: { kind: 'categorical', choices: [...algorithms.keys()] },
  };
  for (const [name, { hyperparameterRanges }] of algorithms) {
    for (const [parameter, range] of Object.entries(spaceOfRanges(hyperparameterRanges)))
      space[`${name}.${parameter}`] = { ...range, when: { parameter: algorithmParameter, in: [name] } };
  }
  return space;
}

/** Which algorithm a trial is of, and its values by their own names. */
export function algorithmOfTrial(
  algorithms: Algorithms,
  { values }: Pick<AskedTrial, 'values'>,
): { readonly name: string; readonly algorithm: Algorithm; readonly values: StudyValues } {
  const name = String(values[algorithmParameter]);
  const algorithm = algorithms.get(name);
  if (algorithm === undefined)
    throw invalidInput(
      'estimatorDict',
      `has no "${name}", which the tuning job has: ${[...algorithms.keys()].join(', ')}`,
    );
  const own = Object.entries(values).flatMap(([full, value]) =>
    full.startsWith(`${name}.`) ? [[full.slice(name.length + 1), value] as const] : [],
  );
  return { name, algorithm, values: Object.fromEntries(own) };
}
