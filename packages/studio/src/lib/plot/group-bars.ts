import type { GroupArea } from '../view-state/line-settings.ts';
import type { BarData } from './bar-plot.ts';
import { sortedWords } from './category-order.ts';
import { keptRows, numbersOfWords, runNoun, type CategoryColumn, type NumberColumn } from './plot-column.ts';

const spreadTitles = { std: '± standard deviation', stderr: '± standard error', minmax: 'least to greatest' } as const;
const without = 'none';

/** A bar for each word: the mean of the items that have it, with a whisker where there are at least two. Items without a word are one more bar. */
export function groupBars(value: NumberColumn, category: CategoryColumn, spread: GroupArea): BarData {
  const { rows, notes } = keptRows([{ title: value.title, values: value.values }], category.words.length);
  const byWord = Map.groupBy(rows, (row) => category.words[row] ?? null);
  const names = [...sortedWords([...byWord.keys()]), ...(byWord.has(null) ? [null] : [])];
  const figures = names.map((name) =>
    figuresOf(
      (byWord.get(name) ?? []).map((row) => value.values[row] ?? 0),
      spread,
    ),
  );
  const labels = names.map((name) => name ?? without);
  return {
    ids: names.map((name) => JSON.stringify(name)),
    labels,
    value: { ...value, title: `mean ${value.title}`, values: figures.map(({ mean }) => mean) },
    ...(spread !== 'none' && {
      spread: {
        title: spreadTitles[spread],
        low: figures.map(({ low }) => low),
        high: figures.map(({ high }) => high),
      },
    }),
    counts: figures.map(({ count }) => count),
    noun: { one: category.title, many: runNoun.many },
    notes,
  };
}

/** A bar for each word: how many items have it. */
export function wordBars(category: CategoryColumn): BarData {
  const { title, words } = category;
  const counts = Map.groupBy(words, (word) => word);
  const names = sortedWords(words);
  return {
    ids: names.map((name) => JSON.stringify(name)),
    labels: names,
    value: { title: runNoun.many, values: names.map((name) => counts.get(name)?.length ?? 0) },
    noun: { one: title, many: runNoun.many },
    notes: keptRows([numbersOfWords(category)], words.length).notes,
  };
}

interface Figures {
  readonly count: number;
  readonly mean: number;
  /** NaN where nothing can be said of the spread. */
  readonly low: number;
  readonly high: number;
}

/** Of finite values, at least one; the deviation is that of a sample (n − 1). Scaled, so that squares of huge values stay numbers. */
function figuresOf(values: readonly number[], spread: GroupArea): Figures {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  if (count < 2 || spread === 'none') return { count, mean, low: Number.NaN, high: Number.NaN };
  if (spread === 'minmax')
    return {
      count,
      mean,
      low: values.reduce((least, value) => Math.min(least, value)),
      high: values.reduce((greatest, value) => Math.max(greatest, value)),
    };
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0) || 1;
  const squares = values.reduce((sum, value) => sum + ((value - mean) / size) ** 2, 0);
  const deviation = size * Math.sqrt(squares / (count - 1)) * (spread === 'stderr' ? 1 / Math.sqrt(count) : 1);
  return { count, mean, low: mean - deviation, high: mean + deviation };
}
