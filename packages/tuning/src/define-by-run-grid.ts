import { invalidInput, RandomStream } from '@assay/base';
import { gridOf } from './samplers/grid.ts';
import { permutation } from './samplers/permutation.ts';
import { purposes } from './samplers/sampler.ts';
import type { Parameter, ParameterValue } from './space/parameter.ts';
import { SearchSpace } from './space/search-space.ts';
import type { Trial, TrialState } from './trial.ts';

/** Where trials stand that have named the same parameters so far, with the same values. */
interface Node {
  /** What trials named next, and by value how they went on; undefined where none has named more. */
  next: { readonly name: string; readonly size: number } | undefined;
  readonly ways: Map<ParameterValue, Node>;
  /** A trial has ended here, without naming more. */
  isEnd: boolean;
  /** All that comes after here has been tried; never unlearned. */
  isDone: boolean;
}

const newNode = (): Node => ({ next: undefined, ways: new Map(), isEnd: false, isDone: false });

/**
 * A grid over parameters that are named in the course of trials: a tree of what the trials so far have named, with a branch a value. Every way
 * through it is tried once, in an order shuffled by the seed. That a way is at its end is known when its trial has ended; until then it may be given out once more
 * where nothing else is left.
 */
export class DefineByRunGrid {
  readonly #seed: number;
  readonly #levels: number | undefined;
  readonly #trials = new Map<number, Trial>();
  readonly #running = new Map<number, Trial>();
  #root = newNode();

  constructor(seed: number, levels?: number) {
    this.#seed = seed;
    this.#levels = levels;
  }

  put(trial: Trial): void {
    const before = this.#trials.get(trial.number);
    this.#trials.set(trial.number, trial);
    if (isOver(trial.state)) this.#running.delete(trial.number);
    else this.#running.set(trial.number, trial);
    if (before === undefined || isContinued(before, trial)) this.#enter(trial);
    else {
      this.#root = newNode();
      for (const each of this.#trials.values()) this.#enter(each);
    }
  }

  get isExhausted(): boolean {
    return isDone(this.#root);
  }

  /** The next value of a parameter for a trial that was put, after those that it has. */
  choose(number: number, name: string, parameter: Parameter): ParameterValue {
    const trial = this.#trials.get(number);
    const node = trial === undefined ? this.#root : this.#enter(trial);
    const { valueAt, size } = this.#valuesOf(name, parameter);
    const codes = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
    const order = permutation(size, RandomStream.of(this.#seed, purposes.gridOrder, ...codes));
    const standing = this.#standing(number);
    let best: { readonly value: ParameterValue; readonly room: number } | undefined;
    for (let place = 0; place < size; place++) {
      const value = valueAt(order(place));
      const way = node.ways.get(value);
      if (way === undefined) return value;
      if (isDone(way)) continue;
      const room = roomIn(way, standing);
      if (best === undefined || room > best.room) best = { value, room };
    }
    return best?.value ?? valueAt(order(0));
  }

  /** How many other trials that run stand at each node. */
  #standing(but: number): ReadonlyMap<Node, number> {
    const counts = new Map<Node, number>();
    for (const trial of this.#running.values()) {
      if (trial.number === but) continue;
      const node = this.#enter(trial);
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
    return counts;
  }

  /** Follows a trial through the tree, and makes what is not there yet. Answers where it stands. */
  #enter({ values, parameters = {}, state }: Trial): Node {
    let node = this.#root;
    for (const [name, parameter] of Object.entries(parameters)) {
      const value = values[name];
      if (value === undefined) break;
      node.next ??= { name, size: this.#valuesOf(name, parameter).size };
      const way = node.ways.get(value) ?? newNode();
      node.ways.set(value, way);
      node = way;
    }
    if (isOver(state) && node !== this.#root) node.isEnd = true;
    return node;
  }

  #valuesOf(name: string, parameter: Parameter) {
    const space = new SearchSpace({ [name]: parameter });
    const lattice = gridOf(space, this.#levels);
    const valueAt = (place: number): ParameterValue => {
      const value = space.decode(lattice.at(place))[name];
      if (value === undefined) throw invalidInput('parameter', `no value was found for "${name}"`);
      return value;
    };
    return { size: lattice.size, valueAt };
  }
}

const isOver = (state: TrialState): boolean => state === 'complete' || state === 'pruned' || state === 'failed';

function isDone(node: Node): boolean {
  if (node.isDone) return true;
  node.isDone =
    node.next === undefined
      ? node.isEnd
      : node.ways.size >= node.next.size && node.ways.values().every((way) => isDone(way));
  return node.isDone;
}

/** How many ways are known beyond a node that no trial has taken, nor one that runs is about to take. */
function roomIn(node: Node, standing: ReadonlyMap<Node, number>): number {
  if (isDone(node)) return 0;
  let room = node.next === undefined ? 1 : node.next.size - node.ways.size;
  for (const way of node.ways.values()) room += roomIn(way, standing);
  return Math.max(0, room - (standing.get(node) ?? 0));
}

/** Whether a trial has only gone further than it was. */
function isContinued(before: Trial, after: Trial): boolean {
  if (isOver(before.state) && before.state !== after.state) return false;
  const names = Object.keys(after.parameters ?? {});
  return Object.keys(before.parameters ?? {}).every(
    (name, i) => names[i] === name && before.values[name] === after.values[name],
  );
}
