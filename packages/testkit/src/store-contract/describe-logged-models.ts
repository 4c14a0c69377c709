import { describe, expect, test } from 'vitest';
import { sampleExperiment, sampleId, sampleRun } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

const projectId = 1;

/** Logged models with what hangs on them, and data sets of runs. */
export function describeLoggedModels(module: StoreModule): void {
  describe('logged models and data sets', () => {
    test('rows come back as they went in; a purged run takes what hangs on it along', async () => {
      await using under = await StoreUnderTest.open(module);
      const [experiment, run, other] = [sampleExperiment(), sampleRun(), sampleRun()];
      const model = sampleModel(experiment.id);
      const content = {
        id: sampleId(),
        projectId,
        sourceType: 'local',
        source: '{"uri":"é"}',
        schema: null,
        profile: '',
      };
      const dataset = {
        projectId,
        runId: run.id,
        name: 'iris 漢',
        digest: 'abc',
        context: 'training',
        tags: '[["a","b"]]',
        contentId: content.id,
        position: 0,
        loggedMs: 5,
      };
      const metric = {
        projectId,
        modelId: model.id,
        runId: run.id,
        name: 'loss',
        datasetName: '',
        datasetDigest: '',
        value: null,
        step: -3,
        timeMs: 7,
      };
      const link = { projectId, runId: run.id, direction: 'output', modelId: 'm-anything', step: 4, loggedMs: 5 };
      const ofOther = [
        { ...dataset, runId: other.id, context: null },
        { ...metric, runId: other.id, value: Infinity },
        { ...link, runId: other.id, direction: 'input' },
      ];
      const parameter = { projectId, modelId: model.id, key: 'lr', value: '0.1' };
      await under.write([
        ['insert', 'experiment', experiment],
        ['insert', 'run', run],
        ['insert', 'run', other],
        ['insert', 'loggedModel', model],
        ['insert', 'loggedModelParameter', parameter],
        ['insert', 'datasetContent', content],
        ...[[dataset, metric, link], ofOther].flatMap(
          ([a, b, c]) =>
            [
              ['insert', 'datasetInput', a],
              ['upsert', 'loggedModelMetric', b],
              ['upsert', 'runModel', c],
            ] as const,
        ),
        ['upsert', 'loggedModelMetric', { ...metric, value: 0.5 }],
      ]);
      const all = [
        ['get', 'loggedModel', { id: model.id }],
        ['find', 'loggedModelParameter', {}],
        ['find', 'datasetContent', {}],
        ['find', 'datasetInput', { runId: [run.id, other.id] }, { orderBy: ['context', 'name', 'digest'] }],
        ['find', 'loggedModelMetric', { modelId: model.id }, { orderBy: ['value', 'name'] }],
        ['find', 'runModel', { runId: [run.id, other.id] }, { orderBy: ['direction', 'modelId'] }],
      ] as const;
      const rest = [model, [parameter], [content]];
      await under.reopen();
      expect(await under.read(all)).toEqual([
        ...rest,
        [ofOther[0], dataset],
        [{ ...metric, value: 0.5 }, ofOther[1]],
        [ofOther[2], link],
      ]);
      await under.write([['purgeRun', run.id]]);
      expect(await under.read(all)).toEqual([...rest, ...ofOther.map((row) => [row])]);
    });

    test('files of a model are found by path, in the order of its bytes, and by their bytes', async () => {
      await using under = await StoreUnderTest.open(module);
      const modelId = sampleId();
      const file = { projectId, modelId, mediaType: 'text/plain', sizeBytes: 3, modifiedMs: 1 };
      const paths = ['a', 'a/b', 'a/b%25', 'a/\u{1f3b2}', 'a0', '\u{ff5e}'];
      const rows = paths.map((path, i) => ({ ...file, path, sha256: `${i % 2}`.repeat(64) }));
      await under.write([
        ...rows.map((row) => ['insert', 'loggedModelFile', row] as const),
        ['insert', 'loggedModelFile', { ...rows[0], modelId: sampleId(), sha256: '2'.repeat(64) }],
      ]);
      const ordered = { orderBy: ['path'], after: { path: 'a/' }, limit: 4 };
      expect(
        await under.read([
          ['find', 'loggedModelFile', { modelId }, ordered],
          ['get', 'loggedModelFile', { modelId, path: 'a/b%25' }],
          ['count', 'loggedModelFile', { sha256: '1'.repeat(64) }],
          ['count', 'loggedModelFile', { sha256: '3'.repeat(64) }],
        ]),
      ).toEqual([rows.slice(1, 5), rows[2], 3, 0]);
    });

    test('models are searched by their metrics and parameters, in an order, page by page', async () => {
      await using under = await StoreUnderTest.open(module);
      const [experiment, elsewhere, run] = [sampleId(), sampleId(), sampleRun()];
      const models = ['a', 'b', 'c', 'd'].map((name, i) => ({ ...sampleModel(experiment), name, createdMs: i }));
      const others = [{ ...sampleModel(elsewhere) }, { ...sampleModel(experiment), deletedMs: 1 }];
      const metric = (i: number, value: number | null, timeMs: number, datasetName = '') => ({
        projectId,
        modelId: models[i]?.id,
        runId: run.id,
        name: 'loss',
        datasetName,
        datasetDigest: '',
        value,
        step: 0,
        timeMs,
      });
      const parameter = { projectId, modelId: models[2]?.id, key: 'lr', value: '0.1' };
      await under.write([
        ['insert', 'run', run],
        ...[...models, ...others].map((row) => ['insert', 'loggedModel', row] as const),
        ...[metric(0, 3, 1), metric(1, 1, 1), metric(1, 9, 2, 'iris'), metric(3, null, 1)].map(
          (row) => ['insert', 'loggedModelMetric', row] as const,
        ),
        ['insert', 'loggedModelParameter', parameter],
      ]);
      const names = new Map<string, string>(models.map(({ id, name }) => [id, name]));
      const search = async (more: object): Promise<{ found: string; nextCursor: string | null }> => {
        const asked = { experimentIds: [experiment], order: [], limit: 9, ...more };
        const [page] = (await under.read([['searchLoggedModels', asked]])) as [
          { ids: readonly string[]; nextCursor: string | null },
        ];
        return { found: page.ids.map((id) => names.get(id) ?? '?').join(''), nextCursor: page.nextCursor };
      };
      const byLoss = (direction: string, more = {}) => [{ by: { metric: 'loss', ...more }, direction }];
      expect((await search({})).found).toBe('dcba');
      expect((await search({ order: byLoss('asc') })).found).toBe('abdc');
      expect((await search({ order: byLoss('desc') })).found).toBe('badc');
      expect((await search({ order: byLoss('asc', { datasetName: '' }) })).found).toBe('badc');
      const span = { start: 0, end: 0 };
      const text = (name: string, value: string) => ({
        kind: 'text-test',
        field: { kind: 'attribute', name, span },
        operator: '=',
        value,
        number: null,
        span,
      });
      const number = { kind: 'attribute', name: 'value', span };
      const above = { kind: 'number-test', field: number, operator: '>', value: 2, span };
      const element = (of: string, ...terms: object[]) => ({ kind: 'element', of, filter: { kind: 'and', terms } });
      expect((await search({ filter: element('metrics', text('name', 'loss'), above) })).found).toBe('ba');
      const onNone = element('metrics', text('dataset_name', ''), above);
      expect((await search({ filter: onNone })).found).toBe('a');
      expect((await search({ filter: element('parameters', text('key', 'lr'), text('value', '0.1')) })).found).toBe(
        'c',
      );
      const first = await search({ order: byLoss('asc'), limit: 3 });
      const rest = { order: byLoss('asc'), limit: 3, cursor: first.nextCursor };
      expect([first.found, await search(rest)]).toEqual(['abd', { found: 'c', nextCursor: null }]);
      await expect(search({ ...rest, order: [] })).rejects.toMatchObject({ code: 'InvalidInput' });
    });

    test('what was deleted before a time', async () => {
      await using under = await StoreUnderTest.open(module);
      const rows = [30, null, 10].map((deletedMs) => ({ ...sampleModel(sampleId()), deletedMs }));
      await under.write(rows.map((row) => ['insert', 'loggedModel', row]));
      expect(await under.read([['deletedBefore', 'loggedModel', 30, 10]])).toEqual([[rows[2]?.id]]);
    });
  });
}

const sampleModel = (experimentId: string) => ({
  id: sampleId(),
  projectId,
  experimentId,
  name: 'forest',
  modelType: '',
  status: 'pending',
  statusMessage: '',
  sourceRunId: 'elsewhere',
  fileCount: 2,
  createdMs: 1,
  createdBy: 'test',
  updatedMs: 2,
  deletedMs: null,
});
