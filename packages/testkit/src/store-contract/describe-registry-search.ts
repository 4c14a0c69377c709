import { describe, expect, test } from 'vitest';
import type { QueryOutput } from '@assay/core';
import { refused, RegistryUnderTest } from './registry-under-test.ts';
import type { StoreModule } from './store-under-test.ts';

/** Registered models and versions, found by filters, in orders and pages. */
export function describeRegistrySearch(module: StoreModule): void {
  describe('registry, searched', () => {
    test('filters and orders of models', async () => {
      await using registry = await RegistryUnderTest.open(module);
      for (const name of ['b_1', 'a', 'C', 'b%1']) await registry.fill(name, name.length);
      await registry.do('changeModelTags', { model: 'a', set: { team: 'x' } });
      await registry.do('changeModelTags', { model: 'C', set: { team: 'y', 'a b': '1' } });
      await registry.do('updateModelVersion', { model: 'C', version: 1, stage: 'Production' });
      await registry.do('setModelAlias', { model: 'a', alias: 'best', version: 1 });
      expect(await registry.models('versions > 0')).toEqual(['C', 'a', 'b%1', 'b_1']);
      expect(await registry.models('versions > 0', 'versions desc, name desc')).toEqual(['b_1', 'b%1', 'a', 'C']);
      expect(await registry.models('name = "a"')).toEqual(['a']);
      expect(await registry.models(String.raw`name like "b\_%"`)).toEqual(['b_1']);
      expect(await registry.models('name ilike "c"')).toEqual(['C']);
      expect(await registry.models('tags.team = "x"')).toEqual(['a']);
      expect(await registry.models('tags.team != "x"')).toEqual(['C']);
      expect(await registry.models('tags.team = "x" and tags."a b" = "1"')).toEqual([]);
      expect(await registry.models('tags.team = "y" and tags."a b" = "1"')).toEqual(['C']);
      expect(await registry.models('tags.team = "x" or tags."a b" = "1"')).toEqual(['C', 'a']);
      expect(await registry.models('not tags.team exists')).toEqual(['b%1', 'b_1']);
      expect(await registry.models('tags.nobody = "x"')).toEqual([]);
      expect(await registry.models('stage = "Production"')).toEqual(['C']);
      expect(await registry.models('alias exists')).toEqual(['a']);
      // The index of tags holds no more than the beginning of a value.
      const long = 'x'.repeat(60);
      await registry.do('changeModelTags', { model: 'a', set: { long: `${long}a` } });
      await registry.do('changeModelTags', { model: 'C', set: { long: `${long}b` } });
      expect(await registry.models(`tags.long = "${long}b"`)).toEqual(['C']);
      expect(await registry.models(`tags.long = "${long}"`)).toEqual([]);
      await refused(registry.models('colour = "red"'), 'InvalidFilter', /colour/);
      await refused(registry.models('name = "a"', 'stage'), 'InvalidFilter', /several values/);
    });

    test('a page ends sooner where its tags are many megabytes', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 4);
      const set = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`t${i}`, 'x'.repeat(100_000)]));
      for (const version of [2, 3]) await registry.do('changeModelTags', { model: 'm', version, set });
      const numbers: number[][] = [];
      let cursor: string | null = null;
      do {
        const page: QueryOutput<'listModelVersions'> = await registry.ask('listModelVersions', {
          model: 'm',
          ...(cursor !== null && { cursor }),
        });
        numbers.push(page.versions.map(({ version }) => version));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(numbers).toEqual([
        [4, 3],
        [2, 1],
      ]);
    });

    test('pages of versions, in each order, with a cursor bound to its search', async () => {
      await using registry = await RegistryUnderTest.open(module);
      for (const name of ['a', 'b', 'c']) await registry.fill(name, 5);
      for (const sort of [undefined, 'model, version', 'source desc', 'run, version desc', 'updated']) {
        const order = sort === undefined ? {} : { sort };
        const { versions: all } = await registry.ask('listModelVersions', order);
        expect(all).toHaveLength(15);
        const paged: unknown[] = [];
        let cursor: string | null = null;
        do {
          const page: QueryOutput<'listModelVersions'> = await registry.ask('listModelVersions', {
            ...order,
            limit: 4,
            ...(cursor !== null && { cursor }),
          });
          paged.push(...page.versions);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(paged).toEqual(all);
      }
      const { nextCursor } = await registry.ask('listModelVersions', { model: 'a', limit: 1 });
      const elsewhere = registry.ask('listModelVersions', { model: 'b', limit: 1, cursor: nextCursor ?? '' });
      await refused(elsewhere, 'InvalidInput', /another search/);
      await refused(registry.ask('listModelVersions', { model: 'z' }), 'NotFound', /"z"/);
    });
  });
}
