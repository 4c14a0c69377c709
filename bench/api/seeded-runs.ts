import { seededRandom } from '../support/random.ts';

/** A run as the bench makes it: all of it follows from its number. */
export interface SeededRun {
  readonly number: number;
  readonly name: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly metrics: readonly { readonly name: string; readonly value: number; readonly step: number }[];
}

/** Of the first two parameters and metrics, what the searches of the bench ask for. */
export interface SearchedValues {
  readonly number: number;
  readonly share: string;
  readonly filtered: number;
  readonly sorted: number;
}

/** Values of the text parameter that searches ask for, with the fraction of runs that have each. */
export const shares = { tiny: 0.001, small: 0.01, tenth: 0.1, half: 0.5 } as const;

const optimizers = ['adam', 'adamw', 'sgd', 'rmsprop', 'lion'] as const;

export const parameterName = (index: number): string => `param_${String(index).padStart(2, '0')}`;
export const metricName = (index: number): string => `metric/${String(index).padStart(2, '0')}`;

/** Every tenth run has 100 parameters and 100 metrics, the others 10 of each. */
export const width = (number: number): number => (number % 10 === 0 ? 100 : 10);

/** The values of the run that searches ask for, without the rest. */
export function searchedValues(number: number): SearchedValues {
  const random = seededRandom(0x5eed + number);
  return {
    number: rounded(random()),
    share: shareAt(random()),
    filtered: rounded(random()),
    sorted: rounded(random()),
  };
}

export function seededRun(number: number): SeededRun {
  const searched = searchedValues(number);
  const random = seededRandom(0xa55a + number);
  const parameters: Record<string, number | string> = {
    [parameterName(0)]: searched.number,
    [parameterName(1)]: searched.share,
  };
  const metrics = [
    { name: metricName(0), value: searched.filtered, step: 10 },
    { name: metricName(1), value: searched.sorted, step: 10 },
  ];
  for (let index = 2; index < width(number); index++) {
    const value = rounded(random());
    parameters[parameterName(index)] =
      index % 3 === 0 ? (optimizers[Math.floor(value * optimizers.length)] ?? 'adam') : value;
    metrics.push({ name: metricName(index), value: rounded(random()), step: 10 });
  }
  return { number, name: `seeded-${number}`, parameters, metrics };
}

const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

function shareAt(place: number): string {
  let upTo = 0;
  for (const [name, fraction] of Object.entries(shares)) {
    upTo += fraction;
    if (place < upTo) return name;
  }
  return 'rest';
}
