import type { Dimension } from './dimension.ts';
import type { Point } from './point.ts';

/** The points of a space in a fixed order, branches heeded: each place belongs to one point. Constraints are not looked at. */
export class Lattice {
  /** How many points; beyond 2^53 rounded. */
  readonly size: number;
  readonly #dimensions: readonly Dimension[];
  readonly #levels: number;
  readonly #children: readonly (readonly Dimension[])[];
  readonly #sizes: readonly number[];

  /** `levels`: how many values, evenly from the lowest to the highest coordinate, stand for a range of real numbers. */
  constructor(dimensions: readonly Dimension[], levels: number) {
    this.#dimensions = dimensions;
    this.#levels = levels;
    this.#children = dimensions.map(({ index }) => dimensions.filter(({ parent }) => parent === index));
    const sizes: number[] = [];
    for (const dimension of dimensions.toReversed()) sizes[dimension.index] = this.#sizeOf(dimension, sizes);
    this.#sizes = sizes;
    this.size = dimensions.reduce(
      (product, { parent, index }) => (parent < 0 ? product * (sizes[index] ?? 1) : product),
      1,
    );
  }

  /** The point at a place, 0 … size - 1. */
  at(place: number): Point {
    const point = new Float64Array(this.#dimensions.length).fill(Number.NaN);
    this.#fill(
      point,
      this.#dimensions.filter(({ parent }) => parent < 0),
      place,
    );
    return point;
  }

  #fill(point: Point, dimensions: readonly Dimension[], place: number): void {
    let left = place;
    for (const dimension of dimensions) {
      const size = this.#sizes[dimension.index] ?? 1;
      let within = left % size;
      left = Math.floor(left / size);
      const children = this.#children[dimension.index] ?? [];
      if (children.length === 0) {
        point[dimension.index] = this.#coordinate(dimension, within);
        continue;
      }
      for (let level = 0; level < this.#levelsOf(dimension); level++) {
        const coordinate = this.#coordinate(dimension, level);
        const active = children.filter(({ activeAt }) => activeAt.includes(coordinate));
        const below = active.reduce((product, child) => product * (this.#sizes[child.index] ?? 1), 1);
        if (within >= below) {
          within -= below;
          continue;
        }
        point[dimension.index] = coordinate;
        this.#fill(point, active, within);
        break;
      }
    }
  }

  #coordinate(dimension: Dimension, level: number): number {
    if (dimension.levels !== Infinity) return dimension.coordinateAt(level);
    return dimension.fromUnit(this.#levels === 1 ? 0.5 : level / (this.#levels - 1));
  }

  #levelsOf(dimension: Dimension): number {
    return dimension.levels === Infinity ? this.#levels : dimension.levels;
  }

  #sizeOf(dimension: Dimension, sizes: readonly number[]): number {
    const children = this.#children[dimension.index] ?? [];
    const branching = new Set(children.flatMap(({ activeAt }) => activeAt));
    let size = this.#levelsOf(dimension) - branching.size;
    for (const at of branching) {
      size += children.reduce(
        (product, { activeAt, index }) => (activeAt.includes(at) ? product * (sizes[index] ?? 1) : product),
        1,
      );
    }
    return size;
  }
}
