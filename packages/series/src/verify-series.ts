import { blockSummaries } from './block-summaries.ts';
import { DamagedBytesError } from './bytes.ts';
import { meansOfPage } from './page-codec.ts';
import { checkFollows, pageInfoOf } from './page-info.ts';
import { coarsePoints, finePoints } from './source.ts';
import type { BlockColumns, PageInfo, SeriesPart } from './source.ts';

/** Reads the series as a whole and throws DamagedBytesError where order, page infos or summaries are not what its points give. */
export function verifySeries(series: SeriesPart & { readonly key: number }): void {
  let before: PageInfo | undefined;
  series.pages.forEach((page, i) => {
    const where = `page ${i} of series ${series.key}`;
    const points = series.points(i);
    let info;
    try {
      info = pageInfoOf(points);
      checkFollows(before, info);
    } catch (error) {
      throw new DamagedBytesError(`${where}: its points are not in order`, { cause: error });
    }
    before = info;
    for (const name of Object.keys(info) as (keyof PageInfo)[])
      if (!Object.is(info[name], page[name]))
        throw new DamagedBytesError(`${where}: the index says ${name} ${page[name]}, its points ${info[name]}`);
    expectSame(series.coarse(i), blockSummaries(points, coarsePoints), `${where}, coarse summaries`);
    expectSame(series.fine(i), blockSummaries(points, finePoints), `${where}, fine summaries`);
  });
}

function expectSame(stored: BlockColumns, made: BlockColumns, where: string): void {
  // A page of one chunk stores no summaries, so its means are not rounded.
  const means = stored.mean.every((mean, i) => Object.is(mean, made.mean[i])) ? made.mean : meansOfPage(made);
  const expected = { ...made, mean: means };
  for (const name of Object.keys(expected) as (keyof BlockColumns)[])
    for (let i = 0; i < expected[name].length; i++)
      if (!Object.is(stored[name][i], expected[name][i]))
        throw new DamagedBytesError(
          `${where}: ${name} of block ${i} is ${stored[name][i]}, its points give ${expected[name][i]}`,
        );
}
