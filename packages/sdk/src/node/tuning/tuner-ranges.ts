import { invalidInput } from '@assay/base';
import type { StudyParameter, StudyValue } from '@assay/wire';

export type ScalingType = 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';

/** An integer range, as SageMaker has it. `Auto`: logarithmic where the ends are above 0 and a factor of 1,000 or more apart. */
export class IntegerParameter {
  readonly kind = 'int';
  readonly minValue: number;
  readonly maxValue: number;
  readonly scalingType: ScalingType;

  constructor(minValue: number | string, maxValue: number | string, scalingType: ScalingType = 'Auto') {
    this.minValue = Number(minValue);
    this.maxValue = Number(maxValue);
    this.scalingType = scalingType;
  }
}

/** A range of real numbers. `ReverseLogarithmic` is for values close to 1, such as 0.9 to 0.999. */
export class ContinuousParameter {
  readonly kind = 'float';
  readonly minValue: number;
  readonly maxValue: number;
  readonly scalingType: ScalingType;

  constructor(minValue: number | string, maxValue: number | string, scalingType: ScalingType = 'Auto') {
    this.minValue = Number(minValue);
    this.maxValue = Number(maxValue);
    this.scalingType = scalingType;
  }
}

/** One of some values. */
export class CategoricalParameter {
  readonly kind = 'categorical';
  readonly values: readonly StudyValue[];

  constructor(values: readonly StudyValue[] | StudyValue) {
    this.values = typeof values === 'object' ? values : [values];
  }
}

export type HyperparameterRange = IntegerParameter | ContinuousParameter | CategoricalParameter;

export function spaceOfRanges(ranges: Readonly<Record<string, HyperparameterRange>>): Record<string, StudyParameter> {
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, parameterOf(name, range)]));
}

function parameterOf(name: string, range: HyperparameterRange): StudyParameter {
  if (range.kind === 'categorical') return { kind: 'categorical', choices: [...range.values] };
  const { kind, minValue: low, maxValue: high } = range;
  if (Number.isNaN(low) || Number.isNaN(high))
    throw invalidInput(`hyperparameterRanges.${name}`, 'expected numbers as the ends of the range');
  return { kind, low, high, scale: scaleOf(range) };
}

function scaleOf({
  scalingType,
  minValue,
  maxValue,
}: IntegerParameter | ContinuousParameter): 'linear' | 'log' | 'reverseLog' {
  switch (scalingType) {
    case 'Linear':
      return 'linear';
    case 'Logarithmic':
      return 'log';
    case 'ReverseLogarithmic':
      return 'reverseLog';
    case 'Auto':
      return minValue > 0 && maxValue / minValue >= 1000 ? 'log' : 'linear';
  }
}
