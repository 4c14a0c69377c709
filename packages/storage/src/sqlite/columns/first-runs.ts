/**
 * The first `count` of those offered, in order, by a heap whose root is the last of them: an offer that is too late costs one
 * comparison. O(n log count) at worst.
 */
export class FirstRuns {
  readonly #compare: (a: number, b: number) => number;
  readonly #count: number;
  readonly #heap: number[] = [];

  constructor(count: number, compare: (a: number, b: number) => number) {
    this.#count = count;
    this.#compare = compare;
  }

  offer(run: number): void {
    const heap = this.#heap;
    if (heap.length < this.#count) {
      heap.push(run);
      this.#rise(heap.length - 1);
    } else if (this.#compare(run, heap[0] ?? 0) < 0) {
      heap[0] = run;
      this.#sink();
    }
  }

  inOrder(): number[] {
    return this.#heap.toSorted(this.#compare);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.#compare(heap[at] ?? 0, heap[parent] ?? 0) <= 0) return;
      [heap[at], heap[parent]] = [heap[parent] ?? 0, heap[at] ?? 0];
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.#compare(heap[child] ?? 0, heap[last] ?? 0) > 0) last = child;
      if (last === at) return;
      [heap[at], heap[last]] = [heap[last] ?? 0, heap[at] ?? 0];
      at = last;
    }
  }
}
