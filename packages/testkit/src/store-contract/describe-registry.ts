import { describe, expect, test } from 'vitest';
import { refused, RegistryUnderTest } from './registry-under-test.ts';
import type { StoreModule } from './store-under-test.ts';

/** Registered models, as the core's use cases show them. */
export function describeRegistry(module: StoreModule): void {
  describe('registry', () => {
    test('a model and its versions come back as they were made', async () => {
      await using registry = await RegistryUnderTest.open(module);
      const made = await registry.do('createModel', { name: 'Digits 漢', description: 'd', tags: { a: '1' } });
      expect(made).toMatchObject({
        name: 'Digits 漢',
        description: 'd',
        tags: { a: '1' },
        lastVersion: 0,
        aliases: [],
      });
      const version = await registry.do('createModelVersion', {
        model: 'Digits 漢',
        source: 's3://bucket/a b',
        runId: 'elsewhere',
        runLink: 'https://example.org',
        description: 'first',
        approval: 'PendingManualApproval',
        tags: { text: 'x'.repeat(100_000) },
      });
      expect(version).toMatchObject({
        version: 1,
        source: 's3://bucket/a b',
        downloadUri: 's3://bucket/a b',
        runId: 'elsewhere',
        run: null,
        stage: 'None',
        approval: 'PendingManualApproval',
      });
      await registry.under.reopen();
      expect(await registry.ask('getModelVersion', { model: 'Digits 漢', version: 1 })).toEqual(version);
      expect(await registry.ask('getModel', { model: 'Digits 漢' })).toMatchObject({
        lastVersion: 1,
        versionCount: 1,
        latestVersions: [version],
      });
    });

    test('names are unique, case included, and are fit for a URI; texts are bounded', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.do('createModel', { name: 'm' });
      await registry.do('createModel', { name: 'M' });
      await refused(registry.do('createModel', { name: 'm' }), 'AlreadyExists', /"m" already/);
      await refused(registry.do('updateModel', { model: 'M', name: 'm' }), 'AlreadyExists', /"m" already/);
      for (const name of ['', ' ', 'a/b', 'a:b', '.', '..x', 'a\nb', 'a\0'])
        await refused(registry.do('createModel', { name }), 'InvalidInput', /^name: /);
      await refused(registry.do('createModel', { name: 'x'.repeat(501) }), 'LimitExceeded', /^name has 501/);
      const version = { model: 'm', source: 's' };
      await refused(
        registry.do('createModelVersion', { ...version, source: 'x'.repeat(10_001) }),
        'LimitExceeded',
        /10000/,
      );
      await refused(
        registry.do('createModelVersion', { ...version, tags: { a: 'x'.repeat(100_001) } }),
        'LimitExceeded',
        /tags\.a/,
      );
      expect((await registry.ask('getModel', { model: 'm' })).lastVersion).toBe(0);
    });

    test('the number of a deleted version is not given again; its aliases and tags go with it', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 3);
      await registry.do('setModelAlias', { model: 'm', alias: 'champion', version: 3 });
      await registry.do('changeModelTags', { model: 'm', version: 3, set: { a: '1' } });
      expect(await registry.do('deleteModelVersion', { model: 'm', version: 3 })).toEqual({
        releasedAliases: ['champion'],
      });
      await refused(registry.ask('getModelVersion', { model: 'm', version: 3 }), 'NotFound', /no version 3/);
      await refused(registry.ask('getModelVersion', { model: 'm', alias: 'champion' }), 'NotFound', /no alias/);
      await refused(registry.do('setModelAlias', { model: 'm', alias: 'a', version: 3 }), 'NotFound', /no version 3/);
      expect(await registry.versions('version > 0')).toEqual(['m/2', 'm/1']);
      expect(await registry.do('createModelVersion', { model: 'm', source: 's' })).toMatchObject({
        version: 4,
        tags: {},
        aliases: [],
      });
      expect(await registry.ask('getModel', { model: 'm' })).toMatchObject({ lastVersion: 4, versionCount: 3 });
    });

    test('a deleted model takes everything along, and its name is free', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 2);
      await registry.do('setModelAlias', { model: 'm', alias: 'a', version: 1 });
      await registry.do('changeModelTags', { model: 'm', set: { team: 'x' } });
      await registry.do('changeModelTags', { model: 'm', version: 1, set: { team: 'x' } });
      expect(await registry.do('deleteModel', { model: 'm' })).toEqual({ deletedVersions: 2 });
      await refused(registry.ask('getModel', { model: 'm' }), 'NotFound', /"m"/);
      for (const table of ['registeredModel', 'modelVersion', 'modelAlias', 'modelEvent', 'tag'])
        expect(await registry.under.read([['count', table, {}]])).toEqual([0]);
      await registry.fill('m', 1);
      expect((await registry.ask('getModel', { model: 'm' })).latestVersions).toMatchObject([{ version: 1 }]);
    });

    test('stage, approval and alias know nothing of each other; the newest of each stage is told', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 5);
      await registry.fill('other', 1);
      const stage = (version: number, name: 'None' | 'Staging' | 'Production' | 'Archived') =>
        registry.do('updateModelVersion', { model: 'm', version, stage: name });
      await stage(1, 'Production');
      await stage(2, 'Production');
      await stage(4, 'Staging');
      await registry.do('updateModelVersion', { model: 'm', version: 2, approval: 'Rejected' });
      await registry.do('setModelAlias', { model: 'm', alias: 'champion', version: 1 });
      const latest = async (...stages: Parameters<typeof stage>[1][]): Promise<string[]> => {
        const found = await registry.ask('latestModelVersions', { model: 'm', stages });
        return found.map((each) => `${each.version} ${each.stage} ${each.approval} ${each.aliases.join()}`);
      };
      expect(await latest()).toEqual(['5 None null ', '4 Staging null ', '2 Production Rejected ']);
      expect(await latest('Production', 'Production', 'Archived')).toEqual(['2 Production Rejected ']);
      const archiving = { model: 'm', version: 5, archiveExisting: true };
      expect(await registry.do('updateModelVersion', { ...archiving, stage: 'Production' })).toMatchObject({
        stage: 'Production',
        aliases: [],
      });
      expect(await registry.versions('model = "m"', 'version')).toEqual(['m/1', 'm/2', 'm/3', 'm/4', 'm/5']);
      expect(await registry.versions('stage = "Archived"', 'version')).toEqual(['m/1', 'm/2']);
      expect(await registry.versions('stage = "Archived" and approval exists')).toEqual(['m/2']);
      expect(await registry.versions('alias = "champion"')).toEqual(['m/1']);
      for (const wrong of [{}, { stage: 'Archived' as const }])
        await refused(registry.do('updateModelVersion', { ...archiving, ...wrong }), 'InvalidInput', /archiveExisting/);
      const unset = await registry.do('updateModelVersion', { model: 'm', version: 2, approval: null });
      expect(unset.approval).toBeNull();
    });

    test('an alias is moved; latest and v3 stand for themselves', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 2);
      for (const version of [1, 2]) await registry.do('setModelAlias', { model: 'm', alias: 'best', version });
      expect((await registry.ask('getModel', { model: 'm' })).aliases).toEqual([{ alias: 'best', version: 2 }]);
      expect(await registry.ask('getModelVersion', { model: 'm', alias: 'LATEST' })).toMatchObject({ version: 2 });
      for (const alias of ['', 'a b', 'latest', 'Latest', 'v1', 'V22', 'a/b'])
        await refused(registry.do('setModelAlias', { model: 'm', alias, version: 1 }), 'InvalidInput', /^alias: /);
      expect(await registry.do('deleteModelAlias', { model: 'm', alias: 'best' })).toEqual({ deleted: true });
      expect(await registry.do('deleteModelAlias', { model: 'm', alias: 'best' })).toEqual({ deleted: false });
    });

    test('a rename takes versions, aliases, tags and history along', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('old', 2);
      await registry.do('setModelAlias', { model: 'old', alias: 'a', version: 1 });
      await registry.do('updateModel', { model: 'old', name: 'new', description: 'd' });
      await refused(registry.ask('getModel', { model: 'old' }), 'NotFound', /"old"/);
      expect(await registry.ask('getModel', { model: 'new' })).toMatchObject({
        description: 'd',
        aliases: [{ alias: 'a', version: 1 }],
        latestVersions: [{ model: 'new', version: 2 }],
      });
      expect(await registry.versions('model = "new"')).toEqual(['new/2', 'new/1']);
      const { events } = await registry.ask('listModelEvents', { model: 'new' });
      expect(events.map(({ kind, version, actor }) => `${kind} ${version} ${actor}`)).toEqual([
        'described null test',
        'renamed null test',
        'alias.set 1 test',
        'version.created 2 test',
        'version.created 1 test',
        'created null test',
      ]);
      const first = await registry.ask('listModelEvents', { model: 'new', limit: 4 });
      const rest = await registry.ask('listModelEvents', { model: 'new', limit: 4, cursor: first.nextCursor ?? '' });
      expect([...first.events, ...rest.events]).toEqual(events);
    });

    test('a source that names a version leads to its files', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('a b', 1);
      await registry.do('createModel', { name: 'copy' });
      const first = { model: 'copy', source: 'models:/a%20b/1' };
      expect(await registry.do('createModelVersion', first)).toMatchObject({ downloadUri: 's3://a b/1' });
      expect(await registry.do('createModelVersion', { model: 'copy', source: 'models:/copy/1' })).toMatchObject({
        source: 'models:/copy/1',
        downloadUri: 's3://a b/1',
      });
      await refused(
        registry.do('createModelVersion', { model: 'copy', source: 'models:/copy/9' }),
        'NotFound',
        /no version 9/,
      );
      await refused(
        registry.do('createModelVersion', { model: 'copy', source: 'models:/copy' }),
        'InvalidInput',
        /^source: /,
      );
    });

    test('a version knows the run that it is from, until that is deleted', async () => {
      await using registry = await RegistryUnderTest.open(module);
      const { id } = await registry.do('createRun', { name: 'train' });
      await registry.do('createModel', { name: 'm' });
      const made = await registry.do('createModelVersion', { model: 'm', source: 's', runId: id });
      expect(made).toMatchObject({ runId: id, run: { id, name: 'train', experimentId: null } });
      expect(await registry.versions(`run = "${id}"`)).toEqual(['m/1']);
      await registry.do('deleteRun', { runId: id });
      expect(await registry.ask('getModelVersion', { model: 'm', version: 1 })).toMatchObject({ runId: id, run: null });
    });

    test('changes stand in the change log, under the model', async () => {
      await using registry = await RegistryUnderTest.open(module);
      await registry.fill('m', 1);
      const { id } = await registry.ask('getModel', { model: 'm' });
      await registry.do('updateModelVersion', { model: 'm', version: 1, stage: 'Staging' });
      await registry.do('deleteModel', { model: 'm' });
      const [{ changes }] = (await registry.under.read([['changesAfter', 0, 99, { entityId: id }]])) as [
        { changes: { kind: string; data: string }[] },
      ];
      expect(changes.map(({ kind }) => kind)).toEqual([
        'model.created',
        'model.updated',
        'model.updated',
        'model.deleted',
      ]);
      expect(JSON.parse(changes[2]?.data ?? '')).toEqual({
        name: 'm',
        version: 1,
        what: 'stage',
        by: 'test',
        from: 'None',
        to: 'Staging',
      });
    });
  });
}
