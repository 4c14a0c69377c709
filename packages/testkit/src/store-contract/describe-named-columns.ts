import { describe, expect, test } from 'vitest';
import type { RunId } from '@assay/base';
import type { DatasetUse, NamedColumns, NamedLastPoints, NamedTexts, ParameterRow, RunHead, TagRow } from '@assay/core';
import type { MetricSummary } from '@assay/series';
import { sampleId } from './sample-rows.ts';
import { searchWorld } from './search-world.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

/** The values of the run at a place among those asked for, by name. */
function valuesOf<V>({ ends, names, nameAt }: NamedColumns, run: number, valueAt: (i: number) => V): Map<string, V> {
  const found = new Map<string, V>();
  for (let i = ends[run - 1] ?? 0; i < (ends[run] ?? 0); i++) found.set(names[nameAt[i] ?? -1] ?? '', valueAt(i));
  return found;
}

/** What users logged to many runs, read as columns: the same as row by row. */
export function describeNamedColumns(module: StoreModule): void {
  describe('columns of many runs', () => {
    test('parameters, tags and last points are those of the rows', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(3, 40);
      await under.write(world.steps);
      const ids = [sampleId<RunId>(), ...world.runs.map(({ row }) => row.id).toReversed(), sampleId<RunId>()];
      const [parameters, tags, points, parametersOf, tagsOf, summaries] = (await under.read([
        ['namedTexts', 'parameters', ids],
        ['namedTexts', 'tags', ids],
        ['namedLastPoints', ids],
        ['parametersOf', ids],
        ['tagsOf', ids],
        ['metricSummaries', ids],
      ])) as [
        NamedTexts,
        NamedTexts,
        NamedLastPoints,
        Map<RunId, ParameterRow[]>,
        Map<RunId, TagRow[]>,
        Map<RunId, Map<string, MetricSummary>>,
      ];
      expect(parameters.texts.length).toBeGreaterThan(40);
      expect([parameters, tags, points].map(({ names }) => new Set(names).size)).toEqual(
        [parameters, tags, points].map(({ names }) => names.length),
      );
      for (const [run, id] of ids.entries()) {
        expect(valuesOf(parameters, run, (i) => parameters.texts[i])).toEqual(
          new Map(parametersOf.get(id)?.map(({ key, text }) => [key, text])),
        );
        expect(valuesOf(tags, run, (i) => tags.texts[i])).toEqual(
          new Map(tagsOf.get(id)?.map(({ key, value }) => [key, value])),
        );
        expect(
          valuesOf(points, run, (i) => ({
            value: points.values[i],
            step: points.steps[i],
            timeMs: points.timesMs[i],
          })),
        ).toEqual(new Map([...(summaries.get(id) ?? [])].map(([name, { last }]) => [name, last])));
      }
    });

    test('heads are those of the rows, in the order of the ids', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(4, 20);
      await under.write(world.steps);
      const rows = world.runs.map(({ row }) => row).toReversed();
      const [heads] = (await under.read([['runHeads', [sampleId(), ...rows.map(({ id }) => id), sampleId()]]])) as [
        RunHead[],
      ];
      expect(heads).toHaveLength(20);
      heads.forEach((head, i) => expect(rows[i]).toMatchObject(head));
    });

    test('of no runs there is nothing', async () => {
      await using under = await StoreUnderTest.open(module);
      const [texts, points] = (await under.read([
        ['namedTexts', 'tags', []],
        ['namedLastPoints', []],
      ])) as [NamedTexts, NamedLastPoints];
      expect([texts.texts, [...texts.ends], [...points.values], [...points.ends]]).toEqual([[], [], [], []]);
    });

    test('data sets of experiments, each use once', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(5, 60);
      await under.write(world.steps);
      const [one] = world.experiments;
      const usesOf = (homes: readonly (string | null)[]): Set<string> =>
        new Set(
          world.runs
            .filter(({ row }) => row.deletedMs === null && homes.includes(row.experimentId))
            .flatMap(({ row, record }) =>
              (record.elements?.datasets ?? []).map(({ attributes: { name, digest, context } }) =>
                JSON.stringify([row.experimentId, name, digest, context]),
              ),
            ),
        );
      for (const homes of [[one?.id ?? ''], [null], [one?.id ?? '', null], [sampleId()], []]) {
        const [uses] = (await under.read([['datasetUses', homes, 1000]])) as [DatasetUse[]];
        const shown = uses.map(({ experimentId, name, digest, context }) =>
          JSON.stringify([experimentId, name, digest, context]),
        );
        expect(shown.toSorted()).toEqual([...usesOf(homes)].toSorted());
      }
      expect(usesOf([null]).size).toBeGreaterThan(3);
      const [few] = (await under.read([['datasetUses', [null], 2]])) as [DatasetUse[]];
      expect(few).toHaveLength(2);
    });
  });
}
