/** What a parameter of a trial can be. A choice is one of these; a number is always a number. */
export type ParameterValue = number | string | boolean;

/**
 * How a numeric range is spread: `linear`; `log`, where low must be greater than 0; `reverseLog`, evenly in log(1 - x), where
 * 0 <= low and high < 1 (SageMaker's ReverseLogarithmic).
 */
export type Scale = 'linear' | 'log' | 'reverseLog';

/**
 * A branch of the space: the parameter is active only while `parameter` is active itself and has one of the values `in`. The parent
 * must stand earlier in the space.
 */
export interface Branch {
  readonly parameter: string;
  readonly in: readonly ParameterValue[];
}

/** A real number in [low, high]. With `step`, low + k × step; `step` goes with the linear scale alone. */
export interface FloatParameter {
  readonly kind: 'float';
  readonly low: number;
  readonly high: number;
  readonly scale?: Scale;
  readonly step?: number;
  readonly when?: Branch;
}

/** An integer in [low, high], both included. `step` (1 when not given) goes with the linear scale alone. */
export interface IntParameter {
  readonly kind: 'int';
  readonly low: number;
  readonly high: number;
  readonly scale?: Scale;
  readonly step?: number;
  readonly when?: Branch;
}

/** One of some values without an order. */
export interface CategoricalParameter {
  readonly kind: 'categorical';
  readonly choices: readonly ParameterValue[];
  readonly when?: Branch;
}

/** One of some values in the order given: neighbours are alike. A plain list of rising numbers is one. */
export interface OrdinalParameter {
  readonly kind: 'ordinal';
  readonly choices: readonly ParameterValue[];
  readonly when?: Branch;
}

export type Parameter = FloatParameter | IntParameter | CategoricalParameter | OrdinalParameter;

/** Parameters by name, in their order; plain data, as it is stored and sent. */
export type ParameterMap = Readonly<Record<string, Parameter>>;

/** Values by name: of the active parameters, no others. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;
