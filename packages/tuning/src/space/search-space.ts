import { AssayError, invalidInput, type RandomStream } from '@assay/base';
import { checkParameter } from './check-parameter.ts';
import { type Constraint, parseConstraint, type ValueType } from './constraint/parse-constraint.ts';
import { Dimension } from './dimension.ts';
import { Lattice } from './lattice.ts';
import type { Parameter, ParameterMap, ParameterValue, ParameterValues } from './parameter.ts';
import type { Point } from './point.ts';

const maxParameters = 1000;
const maxConstraints = 100;
/** How many points are drawn in search of one that satisfies the constraints. */
const maxDraws = 10_000;

/** A checked space: parameters as dimensions with coordinates, branches, constraints. Immutable. */
export class SearchSpace {
  readonly parameters: ParameterMap;
  readonly dimensions: readonly Dimension[];
  readonly constraints: readonly Constraint[];
  /** Whether some dimension is active only at times. */
  readonly isConditional: boolean;
  /** How many different points there are, branches heeded, constraints not; Infinity with a real number. */
  readonly size: number;
  readonly #byName: ReadonlyMap<string, Dimension>;

  /**
   * Throws `InvalidInput`, with the place in the message, for parameters without a value, impossible ranges, branches on what
   * does not stand before them, and constraints that cannot be read.
   */
  constructor(parameters: ParameterMap, constraints: readonly string[] = []) {
    const entries = Object.entries(parameters);
    if (entries.length > maxParameters)
      throw invalidInput('space', `has ${entries.length} parameters, at most ${maxParameters} are possible`);
    if (constraints.length > maxConstraints)
      throw invalidInput('constraints', `has ${constraints.length}, at most ${maxConstraints} are possible`);
    const byName = new Map<string, Dimension>();
    for (const [index, [name, parameter]] of entries.entries()) {
      const path = `space.${name}`;
      if (name === '' || name.length > 250) throw invalidInput(path, 'a name has 1 to 250 characters');
      checkParameter(parameter, path);
      byName.set(name, new Dimension(name, index, parameter, parentOf(parameter, parameters, byName, path)));
    }
    const typeOf = (name: string): ValueType | undefined => {
      const parameter = byName.get(name)?.parameter;
      return parameter === undefined ? undefined : valueTypeOf(parameter);
    };
    this.parameters = parameters;
    this.dimensions = [...byName.values()];
    this.#byName = byName;
    this.constraints = constraints.map((text, place) => parseConstraint(text, typeOf, `constraints[${place}]`));
    this.isConditional = this.dimensions.some((dimension) => dimension.parent >= 0);
    this.size = new Lattice(this.dimensions, Infinity).size;
  }

  dimension(name: string): Dimension | undefined {
    return this.#byName.get(name);
  }

  /** Whether a dimension is active, by the coordinates of those before it. */
  isActive(dimension: Dimension, point: ArrayLike<number>): boolean {
    return dimension.parent < 0 || dimension.activeAt.includes(point[dimension.parent] ?? Number.NaN);
  }

  /** The point of some values, which must fit; what is not there is NaN. */
  encode(values: ParameterValues): Point {
    const point = new Float64Array(this.dimensions.length);
    for (const dimension of this.dimensions) {
      const value = Object.hasOwn(values, dimension.name) ? values[dimension.name] : undefined;
      point[dimension.index] = value === undefined ? Number.NaN : dimension.coordinateOf(value);
    }
    return point;
  }

  /** The values of a point's active dimensions; coordinates between values count as the nearest. */
  decode(point: ArrayLike<number>): ParameterValues {
    const values: [string, ParameterValue][] = [];
    for (const dimension of this.dimensions) {
      const coordinate = point[dimension.index] ?? Number.NaN;
      if (!Number.isNaN(coordinate)) values.push([dimension.name, dimension.valueAt(coordinate)]);
    }
    return Object.fromEntries(values);
  }

  /** The point at a place of the unit cube: one number in [0, 1] a dimension; what is not active there becomes NaN. */
  fromUnit(unit: ArrayLike<number>): Point {
    const point = new Float64Array(this.dimensions.length).fill(Number.NaN);
    for (const dimension of this.dimensions) {
      if (this.isActive(dimension, point)) point[dimension.index] = dimension.fromUnit(unit[dimension.index] ?? 0.5);
    }
    return point;
  }

  /** A point's place in the unit cube; NaN where it is not active. */
  toUnit(point: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.dimensions, (dimension) => dimension.toUnit(point[dimension.index] ?? Number.NaN));
  }

  /** Whether all constraints hold; one over an inactive parameter does. */
  satisfies(values: ParameterValues): boolean {
    return this.constraints.every((constraint) => constraint.holds((name) => values[name]));
  }

  /** Throws `InvalidInput` unless the values are a point of the space: every active parameter, no other, each possible, constraints met. */
  check(values: ParameterValues, path = 'values'): void {
    for (const name of Object.keys(values)) {
      if (!this.#byName.has(name)) {
        throw invalidInput(
          `${path}.${name}`,
          `is no parameter of the space; there are ${[...this.#byName.keys()].slice(0, 20).join(', ')}`,
        );
      }
    }
    const point = this.encode(values);
    for (const dimension of this.dimensions) {
      const { name } = dimension;
      const at = `${path}.${name}`;
      const isGiven = Object.hasOwn(values, name);
      if (!this.isActive(dimension, point)) {
        if (!isGiven) continue;
        const parent = this.dimensions[dimension.parent]?.name ?? '';
        throw invalidInput(
          at,
          `is not active here: it needs ${parent} in ${JSON.stringify(dimension.parameter.when?.in)}; leave it out`,
        );
      }
      if (!isGiven) throw invalidInput(at, 'is missing');
      if (Number.isNaN(point[dimension.index])) {
        throw invalidInput(at, `${JSON.stringify(values[name])} is not possible; expected ${expectation(dimension)}`);
      }
    }
    for (const constraint of this.constraints) {
      if (!constraint.holds((name) => values[name]))
        throw invalidInput(path, `breaks the constraint ${constraint.text}`);
    }
  }

  /**
   * A point drawn evenly over the coordinates, branch by branch, until one satisfies the constraints. Throws `InvalidInput` when 10,000
   * draws gave none.
   */
  draw(random: RandomStream): Point {
    const point = new Float64Array(this.dimensions.length);
    for (let draw = 0; draw < maxDraws; draw++) {
      point.fill(Number.NaN);
      for (const dimension of this.dimensions) {
        if (this.isActive(dimension, point)) point[dimension.index] = dimension.fromUnit(random.uniform());
      }
      if (this.constraints.length === 0 || this.satisfies(this.decode(point))) return point;
    }
    throw noPointFound(this.constraints);
  }
}

const noPointFound = (constraints: readonly Constraint[]): AssayError =>
  new AssayError(
    'InvalidInput',
    `constraints: none of ${maxDraws} points drawn satisfies ${constraints.map(({ text }) => text).join(' and ')}; loosen them or narrow the ranges`,
    { path: 'constraints' },
  );

function parentOf(
  parameter: Parameter,
  parameters: ParameterMap,
  before: ReadonlyMap<string, Dimension>,
  path: string,
): Dimension | undefined {
  if (parameter.when === undefined) return undefined;
  const { parameter: name, in: values } = parameter.when;
  const parent = before.get(name);
  if (parent === undefined) {
    const why = Object.hasOwn(parameters, name)
      ? 'stands later in the space; move it before this one'
      : 'is no parameter of the space';
    throw invalidInput(`${path}.when.parameter`, `"${name}" ${why}`);
  }
  if (parent.levels === Infinity)
    throw invalidInput(`${path}.when.parameter`, `"${name}" is a real number; branch on choices or integers`);
  if (values.length === 0) throw invalidInput(`${path}.when.in`, 'has no value; the parameter could never be active');
  for (const [place, value] of values.entries()) {
    if (Number.isNaN(parent.coordinateOf(value))) {
      throw invalidInput(
        `${path}.when.in[${place}]`,
        `${JSON.stringify(value)} is no value of ${name}; expected ${expectation(parent)}`,
      );
    }
  }
  return parent;
}

function valueTypeOf(parameter: Parameter): ValueType {
  if (!('choices' in parameter)) return 'number';
  const types = new Set(parameter.choices.map((choice) => typeof choice as ValueType));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'any';
}

/** What a dimension's values are, for messages. */
function expectation({ parameter }: Dimension): string {
  if ('choices' in parameter) return `one of ${JSON.stringify(parameter.choices).slice(1, 201)}`.replace(/\]$/u, '');
  const kind = parameter.kind === 'int' ? 'an integer' : 'a number';
  const steps = parameter.step === undefined || parameter.step === 1 ? '' : ` in steps of ${parameter.step}`;
  return `${kind} from ${parameter.low} to ${parameter.high}${steps}`;
}
