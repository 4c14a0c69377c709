import type { ForestColumn } from '../forest/forest-columns.ts';
import type { RegressionTree } from '../forest/regression-tree.ts';
import { leafBoxes } from './leaf-boxes.ts';
import type { LeafBoxes, LeafSides } from './leaf-boxes.ts';

/** How the variance of a tree's predictions, over the whole space with every point alike, comes about. */
export interface TreeVariance {
  readonly total: number;
  /** By feature: the variance of the mean prediction given its value. */
  readonly main: Float64Array;
  /** By pair: the variance of the mean prediction given both, beyond what each explains alone. */
  readonly pairs: Float64Array;
}

type TreeShape = Pick<RegressionTree, 'feature' | 'threshold' | 'left' | 'right' | 'value'>;

/** Functional analysis of variance of a tree (F. Hutter, H. Hoos, K. Leyton-Brown, ICML 2014), exact, in time linear in leaves × depth. */
export function treeVariance(
  tree: TreeShape,
  columns: readonly ForestColumn[],
  pairs: readonly (readonly [number, number])[] = [],
): TreeVariance {
  const boxes = leafBoxes(tree, columns);
  let mean = 0;
  for (let leaf = 0; leaf < boxes.count; leaf++) mean += (boxes.value[leaf] as number) * (boxes.volume[leaf] as number);
  let total = 0;
  for (let leaf = 0; leaf < boxes.count; leaf++)
    total += ((boxes.value[leaf] as number) - mean) ** 2 * (boxes.volume[leaf] as number);
  const main = Float64Array.from(columns, (_, feature) => mainVariance(boxes, feature));
  return {
    total,
    main,
    pairs: Float64Array.from(pairs, ([a, b]) => pairVariance(boxes, a, b) - (main[a] as number) - (main[b] as number)),
  };
}

/** Of a function that is constant on cells, given its values (but for a constant) and the cells' shares of the whole. */
function varianceOf(values: ArrayLike<number>, shares: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += (values[i] as number) * (shares[i] as number);
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += ((values[i] as number) - mean) ** 2 * (shares[i] as number);
  return variance;
}

function mainVariance(boxes: LeafBoxes, feature: number): number {
  const shares = boxes.shares[feature] as Float64Array;
  const { leaf, from, to, share } = boxes.sides[feature] as LeafSides;
  const sums = new Float64Array(shares.length + 1);
  for (let i = 0; i < leaf.length; i++) {
    const part = massOf(boxes, leaf[i] as number) / (share[i] as number);
    add(sums, from[i] as number, part);
    add(sums, to[i] as number, -part);
  }
  for (let i = 1; i < sums.length; i++) add(sums, i, sums[i - 1] as number);
  return varianceOf(sums.subarray(0, shares.length), shares);
}

/** The variance of the mean prediction given two features, their own parts included. */
function pairVariance(boxes: LeafBoxes, a: number, b: number): number {
  const [sharesA, sharesB] = [boxes.shares[a] as Float64Array, boxes.shares[b] as Float64Array];
  const [sidesA, sidesB] = [boxes.sides[a] as LeafSides, boxes.sides[b] as LeafSides];
  const [rows, width] = [sharesA.length, sharesB.length + 1];
  const sums = new Float64Array((rows + 1) * width);
  let [i, j] = [0, 0];
  while (i < sidesA.leaf.length || j < sidesB.leaf.length) {
    const leaf = Math.min(sidesA.leaf[i] ?? Infinity, sidesB.leaf[j] ?? Infinity);
    const [startA, startB] = [i, j];
    while (sidesA.leaf[i] === leaf) i++;
    while (sidesB.leaf[j] === leaf) j++;
    for (let x = startA; x < Math.max(i, startA + 1); x++) {
      const [fromA, toA, shareA] = i > startA ? sideAt(sidesA, x) : [0, rows, 1];
      for (let y = startB; y < Math.max(j, startB + 1); y++) {
        const [fromB, toB, shareB] = j > startB ? sideAt(sidesB, y) : [0, width - 1, 1];
        const part = massOf(boxes, leaf) / (shareA * shareB);
        add(sums, fromA * width + fromB, part);
        add(sums, fromA * width + toB, -part);
        add(sums, toA * width + fromB, -part);
        add(sums, toA * width + toB, part);
      }
    }
  }
  const values = new Float64Array(rows * sharesB.length);
  const shares = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    let along = 0;
    for (let column = 0; column < sharesB.length; column++) {
      along += sums[row * width + column] as number;
      const above = row === 0 ? 0 : (values[(row - 1) * sharesB.length + column] as number);
      values[row * sharesB.length + column] = along + above;
      shares[row * sharesB.length + column] = (sharesA[row] as number) * (sharesB[column] as number);
    }
  }
  return varianceOf(values, shares);
}

const massOf = (boxes: LeafBoxes, leaf: number): number =>
  (boxes.value[leaf] as number) * (boxes.volume[leaf] as number);

const add = (sums: Float64Array, at: number, part: number): void => {
  sums[at] = (sums[at] as number) + part;
};

const sideAt = ({ from, to, share }: LeafSides, i: number): readonly [number, number, number] => [
  from[i] as number,
  to[i] as number,
  share[i] as number,
];
