import { readFileSync } from 'node:fs';

/**
 * The surrogate of LCBench (YAHPO Gym; see data/lcbench/README.md): task and hyperparameters to what the training would have given. An
 * embedding of the task and eight scaled numbers; a linear layer; three residual blocks of batch norm, linear, gate (the first half times the
 * positive part of the second), linear; batch norm, ReLU, linear, sigmoid; outputs scaled back.
 */
export class LcbenchNetwork {
  readonly #embeddings: Float64Array;
  readonly #first: Linear;
  readonly #blocks: readonly (readonly [Linear, Linear])[];
  readonly #last: Norm;
  readonly #head: Linear;

  constructor(weights: Float64Array) {
    let offset = 0;
    const take = (length: number): Float64Array => weights.subarray(offset, (offset += length));
    const linear = (out: number, into: number): Linear => ({ weight: take(out * into), bias: take(out), out, into });
    const norm = (): Norm => normOf(take(width), take(width), take(width), take(width));
    this.#embeddings = take(taskIds.size * embedding + embedding);
    this.#first = linear(width, embedding + 8);
    this.#blocks = Array.from({ length: 3 }, () => {
      const scaling = norm();
      return [afterNorm(linear(2 * gates, width), scaling), linear(width, gates)] as const;
    });
    this.#last = norm();
    this.#head = linear(6, width);
    if (offset !== weights.length) throw new Error(`The network has ${offset} weights, the file ${weights.length}`);
  }

  static read(): LcbenchNetwork {
    const bytes = readFileSync(new URL('../data/lcbench/weights.f32', import.meta.url));
    return new LcbenchNetwork(Float64Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i)));
  }

  /**
   * @param taskId OpenML's id of the task.
   * @param raw epoch, batch_size, learning_rate, momentum, weight_decay, num_layers, max_units, max_dropout; as they are.
   * @returns time (s), val_accuracy (%), val_cross_entropy, val_balanced_accuracy, test_cross_entropy, test_balanced_accuracy.
   */
  predict(taskId: string, raw: readonly number[]): Float64Array {
    const index = taskIds.get(taskId);
    if (index === undefined) throw new Error(`LCBench has no task ${taskId}`);
    const input = new Float64Array(embedding + 8);
    input.set(this.#embeddings.subarray(index * embedding, (index + 1) * embedding));
    inputScales.forEach(({ log, from, by }, i) => {
      const value = raw[i] ?? NaN;
      input[embedding + i] = ((log ? Math.log(value + 1e-12) : value) - from) / by;
    });
    const state = apply(this.#first, input);
    for (const [into, back] of this.#blocks) {
      const both = apply(into, state);
      const gated = new Float64Array(gates);
      for (let i = 0; i < gates; i++) gated[i] = (both[i] ?? 0) * Math.max(0, both[gates + i] ?? 0);
      apply(back, gated).forEach((value, i) => (state[i] = (state[i] ?? 0) + value));
    }
    const { scale, shift } = this.#last;
    const output = apply(
      this.#head,
      state.map((value, i) => Math.max(0, value * (scale[i] ?? 0) + (shift[i] ?? 0))),
    );
    return output.map((value, i) => {
      const { exp, by, add } = outputScales[i] ?? { exp: false, by: NaN, add: NaN };
      const scaled = by / (1 + Math.exp(-value)) + add;
      return exp ? Math.exp(scaled) - 1e-12 : scaled;
    });
  }
}

const embedding = 24;
const width = 128;
const gates = 455;

interface Linear {
  /** Row by row; a row has `into` numbers. */
  readonly weight: Float64Array;
  readonly bias: Float64Array;
  readonly out: number;
  readonly into: number;
}

interface Norm {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** Batch norm as it is applied after training: x × scale + shift. */
function normOf(weight: Float64Array, bias: Float64Array, mean: Float64Array, variance: Float64Array): Norm {
  const scale = Float64Array.from(weight, (w, i) => w / Math.sqrt((variance[i] ?? NaN) + 1e-5));
  return { scale, shift: Float64Array.from(bias, (b, i) => b - (mean[i] ?? NaN) * (scale[i] ?? NaN)) };
}

/** The linear layer that does what the norm and then this layer do. */
function afterNorm({ weight, bias, out, into }: Linear, { scale, shift }: Norm): Linear {
  const folded = Float64Array.from(weight, (w, i) => w * (scale[i % into] ?? NaN));
  const moved = apply({ weight, bias, out, into }, shift);
  return { weight: folded, bias: moved, out, into };
}

/** weight × input + bias; four sums at a time, since one would wait for itself. */
function apply({ weight, bias, out, into }: Linear, input: Float64Array): Float64Array {
  const output = new Float64Array(out);
  for (let row = 0; row < out; row++) {
    const from = row * into;
    let [a, b, c, d] = [bias[row] as number, 0, 0, 0];
    let i = 0;
    for (; i + 3 < into; i += 4) {
      a += (weight[from + i] as number) * (input[i] as number);
      b += (weight[from + i + 1] as number) * (input[i + 1] as number);
      c += (weight[from + i + 2] as number) * (input[i + 2] as number);
      d += (weight[from + i + 3] as number) * (input[i + 3] as number);
    }
    for (; i < into; i++) a += (weight[from + i] as number) * (input[i] as number);
    output[row] = a + b + c + d;
  }
  return output;
}

/** The numbers that the graph scales its inputs with, in their order. */
const inputScales = [
  { log: true, from: 0, by: 3.9512436389923096 },
  { log: false, from: 16, by: 495 },
  { log: true, from: -9.209311485290527, by: 6.896975040435791 },
  { log: false, from: 0.10000386089086533, by: 0.8822514414787292 },
  { log: true, from: -9.91645622253418, by: 7.6138458251953125 },
  { log: false, from: 1, by: 3 },
  { log: false, from: 64, by: 960 },
  { log: false, from: 0.0005357532645575702, by: 0.9994120597839355 },
];

const outputScales = [
  { exp: false, by: 46790.66796875, add: 0.00014209747314453125 },
  { exp: true, by: 32.233848571777344, add: -27.63102149963379 },
  { exp: false, by: 34.48017883300781, add: 0.018199017271399498 },
  { exp: true, by: 27.624671936035156, add: -27.6308135986328 },
  { exp: false, by: 5.54842472076416, add: 0.3263173997402191 },
  { exp: true, by: 27.626203536987305, add: -27.63102149963379 },
];

/** OpenML's ids in the order of the embedding; row 0 is that of an unknown task. */
const taskIds: ReadonlyMap<string, number> = new Map(
  (
    '126025 126026 126029 146212 167083 167104 167149 167152 167161 167168 167181 167184 167185 167190 167200 167201 ' +
    '168329 168330 168331 168335 168868 168908 168910 189354 189862 189865 189866 189873 189905 189906 189908 189909 34539 3945 7593'
  )
    .split(' ')
    .map((id, i) => [id, i + 1]),
);
