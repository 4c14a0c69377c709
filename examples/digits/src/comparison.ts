/** The outcome of one run, as the server has it. */
export interface RunResult {
  readonly id: string;
  readonly name: string;
  readonly learningRate: number;
  readonly hidden: number;
  readonly seed: number;
  readonly testAccuracy: number;
  readonly testLoss: number;
}

export interface Spread {
  readonly mean: number;
  /** Sample standard deviation (n - 1); undefined for a single value. */
  readonly standardDeviation: number | undefined;
}

/** Of one value or more. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, standardDeviation: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardDeviation: Math.sqrt(squares / (values.length - 1)) };
}

/** The lines of the table that ends the demonstration: configurations by mean test accuracy, and their seeds. */
export function comparisonTable(results: readonly RunResult[]): readonly string[] {
  const configurations = Map.groupBy(results, ({ learningRate, hidden }) => `${learningRate}/${hidden}`);
  const rows = [...configurations.values()]
    .map((runs) => ({
      runs,
      accuracy: spreadOf(runs.map((run) => run.testAccuracy)),
      loss: spreadOf(runs.map((run) => run.testLoss)),
    }))
    .toSorted((a, b) => b.accuracy.mean - a.accuracy.mean || a.loss.mean - b.loss.mean)
    .map(({ runs, accuracy, loss }) => [
      String(runs[0]?.learningRate),
      String(runs[0]?.hidden),
      String(runs.length),
      percentText(accuracy),
      lossText(loss),
      runs
        .toSorted((a, b) => a.seed - b.seed)
        .map((run) => (100 * run.testAccuracy).toFixed(1))
        .join('  '),
    ]);
  const head = ['learning rate', 'hidden units', 'runs', 'test accuracy, %', 'test loss', 'each seed, %'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, widths.map((width) => '─'.repeat(width)), ...rows].map((row) =>
    row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  '),
  );
}

const percentText = ({ mean, standardDeviation }: Spread): string =>
  (100 * mean).toFixed(2) + (standardDeviation === undefined ? '' : ` ± ${(100 * standardDeviation).toFixed(2)}`);

const lossText = ({ mean, standardDeviation }: Spread): string =>
  mean.toFixed(4) + (standardDeviation === undefined ? '' : ` ± ${standardDeviation.toFixed(4)}`);

/** The run with the greatest test accuracy; of equal ones that with the least test loss. */
export const bestRun = (results: readonly RunResult[]): RunResult | undefined =>
  results.toSorted((a, b) => b.testAccuracy - a.testAccuracy || a.testLoss - b.testLoss)[0];
