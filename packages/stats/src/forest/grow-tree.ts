import type { RandomStream } from '@assay/base';
import type { ForestRows } from './forest-columns.ts';
import { TreeNodes } from './regression-tree.ts';
import type { RegressionTree } from './regression-tree.ts';

export interface TreeLimits {
  readonly maxDepth: number;
  /** A node of fewer distinct rows is a leaf. */
  readonly minSplit: number;
}

/**
 * Grows a CART regression tree (Breiman et al. 1984) on a bootstrap sample of the rows: at each node the split that takes the most off the sum of
 * squares, over all features, ties broken by chance. The rows of a node lie side by side in a list for each number column, each in the order of
 * that column, so that a node costs O(rows × features) and nothing is sorted again.
 */
export function growTree(
  rows: ForestRows,
  draws: Uint16Array,
  limits: TreeLimits,
  random: RandomStream,
): RegressionTree {
  return new TreeGrower(rows, draws, limits, random).grow();
}

class TreeGrower {
  readonly #rows: ForestRows;
  readonly #draws: Uint16Array;
  readonly #limits: TreeLimits;
  readonly #random: RandomStream;
  readonly #nodes = new TreeNodes();
  readonly #gains: Float64Array;
  /** Row of each sampled place; sampled rows are numbered from 0. */
  readonly #sampled: Int32Array;
  /** Two numbers a sampled row: how often it counts, and that times its target. */
  readonly #parts: Float64Array;
  readonly #ranks: readonly Int32Array[];
  /** The sampled rows of each number column in its order; in the end one more in no order when there is no number column. */
  readonly #lists: readonly RowList[];
  readonly #listOf: readonly number[];
  readonly #anyList: RowList;
  readonly #goesLeft: Uint8Array;
  readonly #held: RowList;
  readonly #choiceSums: Float64Array;
  readonly #strides: readonly number[];
  // The best split of the node at hand; its gain is what it takes off the sum of squares, times the node's weight.
  #bestFeature = -1;
  /** The choice, or the last place in the feature's list that goes left. */
  #bestThreshold = 0;
  #bestGain = 0;

  constructor(rows: ForestRows, draws: Uint16Array, limits: TreeLimits, random: RandomStream) {
    this.#rows = rows;
    this.#draws = draws;
    this.#limits = limits;
    this.#random = random;
    const features = rows.columns.length;
    this.#gains = new Float64Array(features);
    const place = (rows.count < 32768 ? new Int16Array(rows.count) : new Int32Array(rows.count)).fill(-1);
    let count = 0;
    for (let row = 0; row < rows.count; row++) if ((draws[row] as number) > 0) place[row] = count++;
    const sampled = new Int32Array(count);
    const parts = new Float64Array(2 * count);
    for (let row = 0; row < rows.count; row++) {
      const at = place[row] as number;
      if (at < 0) continue;
      sampled[at] = row;
      parts[2 * at] = draws[row] as number;
      parts[2 * at + 1] = (draws[row] as number) * (rows.targets[row] as number);
    }
    this.#sampled = sampled;
    this.#parts = parts;
    this.#ranks = rows.ranks.map((ranks) => taken(ranks, sampled));
    const lists: RowList[] = [];
    this.#listOf = rows.sorted.map((order) => {
      if (order === undefined) return -1;
      return lists.push(sampledInOrder(order, place, count)) - 1;
    });
    if (lists.length === 0) {
      const list = newList(count);
      for (let i = 0; i < count; i++) list[i] = i;
      lists.push(list);
    }
    this.#lists = lists;
    this.#anyList = lists[0] as RowList;
    this.#goesLeft = new Uint8Array(count);
    this.#held = newList(count);
    const choices = rows.columns.map((column) => (column.kind === 'choice' ? column.high - column.low : 0));
    this.#choiceSums = new Float64Array(2 * Math.max(0, ...choices));
    this.#strides = coprimesOf(features);
  }

  grow(): RegressionTree {
    this.#growNode(0, this.#sampled.length, 0);
    return this.#nodes.finish(this.#gains, this.#draws);
  }

  #growNode(start: number, end: number, depth: number): number {
    let weight = 0;
    let sum = 0;
    for (let i = start; i < end; i++) {
      const id = this.#anyList[i] as number;
      weight += this.#parts[2 * id] as number;
      sum += this.#parts[2 * id + 1] as number;
    }
    const node = this.#nodes.addLeaf(sum / weight);
    if (end - start < this.#limits.minSplit || depth >= this.#limits.maxDepth || this.#isPure(start, end)) return node;
    this.#findSplit(start, end, weight, sum);
    const feature = this.#bestFeature;
    if (feature < 0) return node;
    const threshold =
      this.#listOf[feature] === -1 ? this.#bestThreshold : this.#thresholdAt(feature, this.#bestThreshold);
    this.#gains[feature] = (this.#gains[feature] as number) + this.#bestGain / weight;
    const middle = this.#partition(start, end, feature, threshold);
    this.#nodes.split(node, feature, threshold);
    const left = this.#growNode(start, middle, depth + 1);
    this.#nodes.left[node] = left;
    const right = this.#growNode(middle, end, depth + 1);
    this.#nodes.right[node] = right;
    return node;
  }

  #isPure(start: number, end: number): boolean {
    const { targets } = this.#rows;
    const first = targets[this.#sampled[this.#anyList[start] as number] as number];
    for (let i = start + 1; i < end; i++)
      if (targets[this.#sampled[this.#anyList[i] as number] as number] !== first) return false;
    return true;
  }

  #findSplit(start: number, end: number, weight: number, sum: number): void {
    this.#bestFeature = -1;
    this.#bestGain = 0;
    const features = this.#rows.columns.length;
    const stride = this.#strides[this.#random.below(this.#strides.length)] as number;
    let feature = this.#random.below(features);
    const isPair = end - start === 2;
    for (let i = 0; i < features; i++) {
      if (this.#listOf[feature] === -1) this.#scanChoices(feature, start, end, weight, sum);
      else this.#scanNumbers(feature, start, end, weight, sum);
      // Two rows part in one way, whatever the feature.
      if (isPair && this.#bestFeature >= 0) return;
      feature += stride;
      if (feature >= features) feature -= features;
    }
  }

  #scanNumbers(feature: number, start: number, end: number, weight: number, sum: number): void {
    const list = this.#lists[this.#listOf[feature] as number] as RowList;
    const ranks = this.#ranks[feature] as Int32Array;
    if (ranks[list[start] as number] === ranks[list[end - 1] as number]) return;
    const parts = this.#parts;
    const hasTies = this.#rows.hasTies[feature] === true;
    let best = this.#bestGain;
    // Less than this, rounding aside, cannot be more than the best: most places are done with without a division.
    let bound = best * almostOne;
    let at = -1;
    let leftWeight = 0;
    let leftSum = 0;
    const last = end - 1;
    for (let i = start; i < last; i++) {
      const id = list[i] as number;
      leftWeight += parts[id << 1] as number;
      leftSum += parts[(id << 1) | 1] as number;
      const difference = leftSum * weight - sum * leftWeight;
      const divisor = leftWeight * (weight - leftWeight);
      const square = difference * difference;
      if (square <= bound * divisor) continue;
      const gain = square / divisor;
      if (gain > best && !(hasTies && ranks[id] === ranks[list[i + 1] as number])) {
        best = gain;
        bound = best * almostOne;
        at = i;
      }
    }
    if (at === -1) return;
    this.#bestGain = best;
    this.#bestFeature = feature;
    this.#bestThreshold = at;
  }

  /** Between the values at the best place of the feature's list and the next. */
  #thresholdAt(feature: number, at: number): number {
    const list = this.#lists[this.#listOf[feature] as number] as RowList;
    const values = this.#rows.columns[feature]?.values as Float64Array;
    const before = values[this.#sampled[list[at] as number] as number] as number;
    return (before + (values[this.#sampled[list[at + 1] as number] as number] as number)) / 2;
  }

  #scanChoices(feature: number, start: number, end: number, weight: number, sum: number): void {
    const choices = this.#ranks[feature] as Int32Array;
    const parts = this.#parts;
    const own = this.#choiceSums;
    for (let i = start; i < end; i++) {
      const id = this.#anyList[i] as number;
      const at = 2 * (choices[id] as number);
      own[at] = (own[at] as number) + (parts[2 * id] as number);
      own[at + 1] = (own[at + 1] as number) + (parts[2 * id + 1] as number);
    }
    for (let i = start; i < end; i++) {
      const choice = choices[this.#anyList[i] as number] as number;
      const ownWeight = own[2 * choice] as number;
      const ownSum = own[2 * choice + 1] as number;
      if (ownWeight === 0) continue;
      own[2 * choice] = 0;
      own[2 * choice + 1] = 0;
      const difference = ownSum * weight - sum * ownWeight;
      const divisor = ownWeight * (weight - ownWeight);
      const gain = divisor > 0 ? (difference * difference) / divisor : 0;
      if (gain > this.#bestGain) {
        this.#bestGain = gain;
        this.#bestFeature = feature;
        this.#bestThreshold = choice;
      }
    }
  }

  /** Puts the rows that go left before the others, in every list; answers where these begin. */
  #partition(start: number, end: number, feature: number, threshold: number): number {
    const own = this.#listOf[feature] as number;
    const goesLeft = this.#goesLeft;
    let middle = start;
    if (own === -1) {
      const choices = this.#ranks[feature] as Int32Array;
      for (let i = start; i < end; i++) {
        const id = this.#anyList[i] as number;
        const left = choices[id] === threshold ? 0 : 1;
        goesLeft[id] = left;
        middle += left;
      }
    } else {
      const list = this.#lists[own] as RowList;
      middle = this.#bestThreshold + 1;
      for (let i = start; i < middle; i++) goesLeft[list[i] as number] = 1;
      for (let i = middle; i < end; i++) goesLeft[list[i] as number] = 0;
    }
    // Of leaves only one list is read.
    const areLeaves = Math.max(middle - start, end - middle) < this.#limits.minSplit;
    for (let i = 0; i < (areLeaves ? 1 : this.#lists.length); i++)
      if (i !== own) partitionList(this.#lists[i] as RowList, this.#held, goesLeft, start, end);
    return middle;
  }
}

const almostOne = 1 - 1e-15;

/** Places of sampled rows: half the memory where they fit. */
type RowList = Uint16Array | Uint32Array;

const newList = (length: number): RowList => (length <= 65536 ? new Uint16Array(length) : new Uint32Array(length));

function partitionList(list: RowList, held: RowList, goesLeft: Uint8Array, start: number, end: number): void {
  let left = start;
  let right = 0;
  for (let i = start; i < end; i++) {
    const id = list[i] as number;
    const isLeft = goesLeft[id] as number;
    list[left] = id;
    held[right] = id;
    left += isLeft;
    right += 1 - isLeft;
  }
  for (let i = 0; i < right; i++) list[left + i] = held[i] as number;
}

/** The places of those rows that are sampled, in the order given. */
function sampledInOrder(order: Int32Array, place: Int16Array | Int32Array, count: number): RowList {
  // One more than there are: what is not sampled is written too, and then written over.
  const list = newList(count + 1);
  let length = 0;
  for (let i = 0; i < order.length; i++) {
    const at = place[order[i] as number] as number;
    list[length] = at;
    length += at >= 0 ? 1 : 0;
  }
  return list;
}

function taken(values: Int32Array, rows: Int32Array): Int32Array {
  const answer = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) answer[i] = values[rows[i] as number] as number;
  return answer;
}

/** Steps that visit all of 0 … count − 1 before they come back. */
function coprimesOf(count: number): readonly number[] {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return Array.from({ length: Math.max(1, count - 1) }, (_, i) => i + 1).filter((step) => divisor(step, count) === 1);
}
