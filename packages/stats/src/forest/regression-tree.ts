/**
 * A binary regression tree as columns, a node an index, the root 0. A leaf has `feature` −1. At other nodes a number goes left where it is at most
 * `threshold`, a choice where it is another than `threshold`.
 */
export interface RegressionTree {
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The mean target of the node's rows. */
  readonly value: Float64Array;
  /** What the splits at each feature took off the sum of squares. */
  readonly gains: Float64Array;
  /** How often each row was drawn; 0 is out of bag. */
  readonly draws: Uint16Array;
}

/** Nodes as they are added, in arrays that grow. */
export class TreeNodes {
  count = 0;
  feature = new Int32Array(256);
  threshold = new Float64Array(256);
  left = new Int32Array(256);
  right = new Int32Array(256);
  value = new Float64Array(256);

  addLeaf(value: number): number {
    if (this.count === this.feature.length) this.#grow();
    this.feature[this.count] = -1;
    this.value[this.count] = value;
    return this.count++;
  }

  split(node: number, feature: number, threshold: number): void {
    this.feature[node] = feature;
    this.threshold[node] = threshold;
  }

  finish(gains: Float64Array, draws: Uint16Array): RegressionTree {
    const { count } = this;
    return {
      feature: this.feature.slice(0, count),
      threshold: this.threshold.slice(0, count),
      left: this.left.slice(0, count),
      right: this.right.slice(0, count),
      value: this.value.slice(0, count),
      gains,
      draws,
    };
  }

  #grow(): void {
    const wider = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = this.count * 2;
    this.feature = wider(this.feature, new Int32Array(size));
    this.threshold = wider(this.threshold, new Float64Array(size));
    this.left = wider(this.left, new Int32Array(size));
    this.right = wider(this.right, new Int32Array(size));
    this.value = wider(this.value, new Float64Array(size));
  }
}
