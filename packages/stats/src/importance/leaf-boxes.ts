import type { ForestColumn } from '../forest/forest-columns.ts';
import type { RegressionTree } from '../forest/regression-tree.ts';

/** The boxes that a tree's leaves cut out of the space. */
export interface LeafBoxes {
  readonly count: number;
  readonly value: Float64Array;
  /** Of the whole space's, which is 1. */
  readonly volume: Float64Array;
  /** By feature: the cells that the tree cuts its range into, as shares of the range. A choice is a cell. */
  readonly shares: readonly Float64Array[];
  /** By feature: the leaves that do not span its whole range, in rising order. */
  readonly sides: readonly LeafSides[];
}

/** Cells from … to − 1 belong to the leaf; `share` is that of all its cells. A leaf whose choices do not lie side by side stands here several times. */
export interface LeafSides {
  readonly leaf: number[];
  readonly from: number[];
  readonly to: number[];
  readonly share: number[];
}

type TreeShape = Pick<RegressionTree, 'feature' | 'threshold' | 'left' | 'right' | 'value'>;

/** O(leaves × depth). */
export function leafBoxes(tree: TreeShape, columns: readonly ForestColumn[]): LeafBoxes {
  return new BoxWalk(tree, columns).walk();
}

class BoxWalk {
  readonly #tree: TreeShape;
  readonly #columns: readonly ForestColumn[];
  /** Of number columns: low, thresholds in rising order, high. */
  readonly #edges: readonly Float64Array[];
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #allowed: readonly Uint8Array[];
  /** How many splits of the path are at the feature, and the features that have one. */
  readonly #cuts: Int32Array;
  readonly #path: number[] = [];
  readonly #value: number[] = [];
  readonly #volume: number[] = [];
  readonly #sides: readonly LeafSides[];

  constructor(tree: TreeShape, columns: readonly ForestColumn[]) {
    this.#tree = tree;
    this.#columns = columns;
    const thresholds: number[][] = columns.map(() => []);
    for (let node = 0; node < tree.feature.length; node++)
      thresholds[tree.feature[node] as number]?.push(tree.threshold[node] as number);
    this.#edges = columns.map(({ kind, low, high }, i) => {
      if (kind === 'choice') return new Float64Array(0);
      return edgesOf(low, Float64Array.from(thresholds[i] ?? []).sort(), high);
    });
    this.#from = new Int32Array(columns.length);
    this.#to = Int32Array.from(this.#edges, (edges) => edges.length - 1);
    this.#allowed = columns.map(({ kind, high }) => new Uint8Array(kind === 'choice' ? high : 0).fill(1));
    this.#cuts = new Int32Array(columns.length);
    this.#sides = columns.map(() => ({ leaf: [], from: [], to: [], share: [] }));
  }

  walk(): LeafBoxes {
    this.#visit(0);
    const shares = this.#columns.map(({ kind, low, high }, i) => {
      if (kind === 'choice') return new Float64Array(high).fill(1 / high);
      const edges = this.#edges[i] as Float64Array;
      const cells = new Float64Array(edges.length - 1);
      for (let cell = 0; cell < cells.length; cell++)
        cells[cell] = high > low ? ((edges[cell + 1] as number) - (edges[cell] as number)) / (high - low) : 1;
      return cells;
    });
    const value = Float64Array.from(this.#value);
    return { count: value.length, value, volume: Float64Array.from(this.#volume), shares, sides: this.#sides };
  }

  #visit(node: number): void {
    const { feature: features, threshold: thresholds, left, right } = this.#tree;
    const feature = features[node] as number;
    if (feature < 0) return this.#addLeaf(node);
    const threshold = thresholds[node] as number;
    const isFirst = this.#cuts[feature] === 0;
    this.#cuts[feature] = (this.#cuts[feature] as number) + 1;
    if (isFirst) this.#path.push(feature);
    if (this.#columns[feature]?.kind === 'choice')
      this.#visitChoices(feature, threshold, left[node] as number, right[node] as number);
    else this.#visitNumbers(feature, threshold, left[node] as number, right[node] as number);
    if (isFirst) this.#path.pop();
    this.#cuts[feature] -= 1;
  }

  #visitNumbers(feature: number, threshold: number, left: number, right: number): void {
    const at = placeOf(threshold, this.#edges[feature] as Float64Array);
    const to = this.#to[feature] as number;
    this.#to[feature] = at;
    this.#visit(left);
    this.#to[feature] = to;
    const from = this.#from[feature] as number;
    this.#from[feature] = at;
    this.#visit(right);
    this.#from[feature] = from;
  }

  #visitChoices(feature: number, choice: number, left: number, right: number): void {
    const allowed = this.#allowed[feature] as Uint8Array;
    allowed[choice] = 0;
    this.#visit(left);
    const others = allowed.slice();
    allowed.fill(0);
    allowed[choice] = 1;
    this.#visit(right);
    allowed.set(others);
    allowed[choice] = 1;
  }

  #addLeaf(node: number): void {
    const leaf = this.#value.push(this.#tree.value[node] as number) - 1;
    let volume = 1;
    for (const feature of this.#path) volume *= this.#addSides(feature, leaf);
    this.#volume.push(volume);
  }

  /** Answers the leaf's share of the feature's range. */
  #addSides(feature: number, leaf: number): number {
    const sides = this.#sides[feature] as LeafSides;
    const column = this.#columns[feature] as ForestColumn;
    if (column.kind === 'number') {
      const edges = this.#edges[feature] as Float64Array;
      const [from, to] = [this.#from[feature] as number, this.#to[feature] as number];
      const share = ((edges[to] as number) - (edges[from] as number)) / (column.high - column.low);
      addSide(sides, leaf, from, to, share);
      return share;
    }
    const allowed = this.#allowed[feature] as Uint8Array;
    const share = allowed.reduce((a, b) => a + b, 0) / allowed.length;
    for (let choice = 0; choice < allowed.length; choice++) {
      if (allowed[choice] === 0) continue;
      const from = choice;
      while (allowed[choice] === 1) choice++;
      addSide(sides, leaf, from, choice, share);
    }
    return share;
  }
}

function edgesOf(low: number, thresholds: Float64Array, high: number): Float64Array {
  const edges = new Float64Array(thresholds.length + 2);
  let count = 1;
  edges[0] = low;
  for (let i = 0; i < thresholds.length; i++)
    if (i === 0 || thresholds[i] !== thresholds[i - 1]) edges[count++] = thresholds[i] as number;
  edges[count++] = high;
  return edges.subarray(0, count);
}

function addSide(sides: LeafSides, leaf: number, from: number, to: number, share: number): void {
  sides.leaf.push(leaf);
  sides.from.push(from);
  sides.to.push(to);
  sides.share.push(share);
}

function placeOf(value: number, edges: Float64Array): number {
  let low = 1;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
