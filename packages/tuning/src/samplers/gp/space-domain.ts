import type { RandomStream } from '@assay/base';
import type { Point } from '../../space/point.ts';
import type { SearchSpace } from '../../space/search-space.ts';
import type { Domain } from './propose.ts';

/** A search space as models see it: numbers in [0, 1], categories by index, NaN where inactive. */
export interface SpaceDomain extends Domain {
  readonly toModel: (point: Point) => Float64Array;
  /** The point of the space nearest to a model's; undefined where it breaks a constraint. */
  readonly toSpace: (model: Float64Array) => Point | undefined;
}

export function spaceDomain(space: SearchSpace): SpaceDomain {
  const { dimensions } = space;
  const toModel = (point: Point): Float64Array =>
    Float64Array.from(dimensions, (dimension, j) => {
      const coordinate = point[j] as number;
      return dimension.isOrdered ? dimension.toUnit(coordinate) : coordinate;
    });
  const toSpace = (model: Float64Array): Point | undefined => {
    const point = new Float64Array(dimensions.length).fill(Number.NaN);
    for (const dimension of dimensions) {
      if (!space.isActive(dimension, point)) continue;
      const value = model[dimension.index] as number;
      // What has just become active begins in its middle.
      if (Number.isNaN(value)) point[dimension.index] = dimension.fromUnit(0.5);
      else point[dimension.index] = dimension.isOrdered ? dimension.fromUnit(value) : dimension.snap(value);
    }
    return space.constraints.length === 0 || space.satisfies(space.decode(point)) ? point : undefined;
  };
  return {
    isCategorical: dimensions.map((dimension) => !dimension.isOrdered),
    levels: dimensions.map((dimension) => dimension.levels),
    draw: (random: RandomStream) => toModel(space.draw(random)),
    settle: (model) => {
      const point = toSpace(model);
      return point === undefined ? undefined : toModel(point);
    },
    toModel,
    toSpace,
  };
}
