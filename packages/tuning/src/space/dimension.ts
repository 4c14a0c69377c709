import { assertNever } from '@assay/base';
import type { Parameter, ParameterValue, Scale } from './parameter.ts';

/**
 * One parameter of a compiled space, with its internal coordinate: a number where distance means something. A range: the value, its
 * logarithm, or -log(1 - value), by its scale. Choices: the index. Immutable; the parameter has been checked before.
 */
export class Dimension {
  readonly name: string;
  /** Its place among the space's dimensions. */
  readonly index: number;
  readonly parameter: Parameter;
  readonly kind: Parameter['kind'];
  readonly scale: Scale;
  /** How many values it can have; Infinity where they are real numbers. */
  readonly levels: number;
  /** Bounds of the coordinate, widened by half a step where the values are stepped (half an integer before the logarithm). */
  readonly low: number;
  readonly high: number;
  /** Distance of neighbouring coordinates where it is constant; 0 for real numbers, and for integers of logarithmic scale. */
  readonly step: number;
  /** Index of the dimension that this one is a branch of; -1: always active. */
  readonly parent: number;
  /** The parent's coordinates at which this one is active. */
  readonly activeAt: readonly number[];

  readonly #first: number;
  readonly #last: number;
  readonly #places: ReadonlyMap<ParameterValue, number> | undefined;
  readonly #choices: readonly ParameterValue[];

  constructor(name: string, index: number, parameter: Parameter, parent?: Dimension) {
    this.name = name;
    this.index = index;
    this.parameter = parameter;
    this.kind = parameter.kind;
    this.parent = parent?.index ?? -1;
    this.activeAt = parent === undefined ? [] : (parameter.when?.in ?? []).map((value) => parent.coordinateOf(value));
    this.#choices = [];
    this.#first = 0;
    this.#last = 0;
    this.scale = 'linear';
    switch (parameter.kind) {
      case 'categorical':
      case 'ordinal':
        this.#choices = parameter.choices;
        this.#places = new Map(parameter.choices.map((choice, place) => [choice, place]));
        this.levels = parameter.choices.length;
        this.step = 1;
        this.low = -0.5;
        this.high = this.levels - 0.5;
        return;
      case 'int':
      case 'float': {
        this.scale = parameter.scale ?? 'linear';
        const step = parameter.step ?? (parameter.kind === 'int' ? 1 : 0);
        const steps = step > 0 ? Math.floor((parameter.high - parameter.low) / step + 1e-9) : Infinity;
        this.#first = parameter.low;
        this.#last = step > 0 ? tidy(parameter.low + steps * step, step) : parameter.high;
        this.levels = this.#first === this.#last ? 1 : steps + 1;
        this.step = this.scale === 'linear' ? step : 0;
        this.low = this.#forward(this.#first - step / 2);
        this.high = this.#forward(this.#last + step / 2);
        return;
      }
      default:
        assertNever(parameter);
    }
    throw new Error('unreachable');
  }

  /** Whether order and distance of its coordinates mean something: all but categories. */
  get isOrdered(): boolean {
    return this.kind !== 'categorical';
  }

  /** The coordinate of a value; NaN for one that it cannot have. */
  coordinateOf(value: ParameterValue): number {
    if (this.#places !== undefined) return this.#places.get(value) ?? Number.NaN;
    if (typeof value !== 'number') return Number.NaN;
    if (this.step > 0) {
      const snapped = this.snap(value);
      return Math.abs(snapped - value) <= 1e-6 * this.step ? snapped : Number.NaN;
    }
    if (!(value >= this.#first && value <= this.#last)) return Number.NaN;
    if (this.kind === 'int' && !Number.isInteger(value)) return Number.NaN;
    return this.#forward(value);
  }

  /** The value nearest to a coordinate. */
  valueAt(coordinate: number): ParameterValue {
    if (this.#places !== undefined) return this.#choices[this.snap(coordinate)] ?? '';
    if (this.step > 0) return this.snap(coordinate);
    const value = this.#backward(coordinate);
    return this.#clamp(this.kind === 'int' ? Math.round(value) : value);
  }

  /** The coordinate of a value nearest to a coordinate. */
  snap(coordinate: number): number {
    if (this.#places !== undefined) return Math.min(Math.max(Math.round(coordinate), 0), this.levels - 1);
    if (this.step > 0) {
      const steps = Math.min(Math.max(Math.round((coordinate - this.#first) / this.step), 0), this.levels - 1);
      return tidy(this.#first + steps * this.step, this.step);
    }
    const value = this.#backward(coordinate);
    return this.#forward(this.#clamp(this.kind === 'int' ? Math.round(value) : value));
  }

  /** The `place`-th of its values in order, as a coordinate; only where `levels` is finite. */
  coordinateAt(place: number): number {
    if (this.#places !== undefined) return place;
    if (this.step > 0) return this.snap(this.#first + place * this.step);
    return this.#forward(this.levels === 1 ? this.#first : this.#first + place);
  }

  /** A coordinate mapped evenly to [0, 1]; 0.5 where there is one value only. */
  toUnit(coordinate: number): number {
    return this.high > this.low ? (coordinate - this.low) / (this.high - this.low) : 0.5;
  }

  /** The coordinate of the value that a place in [0, 1] belongs to; each value of a stepped range has its equal share. */
  fromUnit(unit: number): number {
    return this.snap(this.low + unit * (this.high - this.low));
  }

  #clamp(value: number): number {
    return Math.min(Math.max(value, this.#first), this.#last);
  }

  #forward(value: number): number {
    if (this.scale === 'log') return Math.log(value);
    return this.scale === 'reverseLog' ? -Math.log1p(-value) : value;
  }

  #backward(coordinate: number): number {
    if (this.scale === 'log') return Math.exp(coordinate);
    return this.scale === 'reverseLog' ? -Math.expm1(-coordinate) : coordinate;
  }
}

/** 0.1 + 2 × 0.1 is 0.3: rounds to 15 digits where that moves the value by less than a millionth of a step. */
function tidy(value: number, step: number): number {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded - value) < 1e-6 * step ? rounded : value;
}
