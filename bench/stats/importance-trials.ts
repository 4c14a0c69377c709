import { RandomStream } from '@assay/base';
import type { ImportanceData } from '@assay/stats';

/** Trials drawn evenly, with losses in which the first six parameters matter less and less, two of them together, and a little chance. */
export function importanceTrials(
  trials: number,
  parameters: number,
): ImportanceData & { readonly losses: Float64Array } {
  const random = RandomStream.of(7);
  const columns = Array.from({ length: parameters }, () => {
    const values = new Float64Array(trials);
    for (let i = 0; i < trials; i++) values[i] = random.uniform();
    return values;
  });
  const losses = new Float64Array(trials);
  for (let i = 0; i < trials; i++) {
    const at = (parameter: number): number => columns[parameter]?.[i] ?? 0;
    let loss = at(0) * at(1) + 0.1 * random.normal();
    for (let parameter = 0; parameter < 6; parameter++) loss += (6 - parameter) * (at(parameter) - 0.4) ** 2;
    losses[i] = loss;
  }
  return { losses, parameters: columns.map((values) => ({ domain: { kind: 'float', low: 0, high: 1 }, values })) };
}
