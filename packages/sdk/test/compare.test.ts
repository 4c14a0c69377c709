import { afterAll, beforeAll, expect, test } from 'vitest';
import { Experiment, Run, Session } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';

let server: LiveServer;
let session: Session;

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: () => undefined });
  Session.setDefault(session);
});
afterAll(async () => server[Symbol.asyncDispose]());

test('comparisons, the best run and the baseline', async () => {
  const ids: Record<string, string[]> = { small: [], large: [] };
  for (const model of ['small', 'large'])
    for (let seed = 0; seed < 5; seed++)
      await Run.with({ experiment: 'models', parameters: { model, seed }, capture: false }, (run) => {
        run.logMetric('val "loss"', (model === 'large' ? 1 : 2) + ((seed * (model === 'large' ? 7 : 3)) % 5) / 100);
        ids[model]?.push(run.id);
      });
  const experiment = await Experiment.load('models');
  const metric = 'val "loss"';
  const by = await experiment.compare({ metric, by: 'params.model', baseline: 'small' });
  expect(by).toMatchObject({ goal: 'minimize', pairs: [{ a: 'small', b: 'large', unit: 'pairs', verdict: 'better' }] });
  expect(await experiment.baseline()).toBeNull();
  expect(await experiment.setBaseline(ids['small'] ?? [])).toMatchObject({ runIds: ids['small'] });
  const sets = { large: ids['large'] ?? [] };
  const beside = await experiment.compare({ metric, sets, baseline: 'experiment', pairBy: 'none', minEffect: 0.5 });
  expect(beside.pairs).toMatchObject([{ unit: 'runs', verdict: 'better', isBeyondMinEffect: true }]);
  const anywhere = await session.compare({ metric, sets: { ...sets, small: { filter: 'params.model = "small"' } } });
  expect(anywhere.pairs).toMatchObject([{ a: 'large', b: 'small', verdict: 'worse' }]);
  expect(await experiment.setBaseline(null)).toBeNull();
  await expect(experiment.setBaseline({ experimentIds: [experiment.id] })).rejects.toThrow('not experimentIds');
  expect((await experiment.bestRun({ metric }))?.id).toBe(ids['large']?.[0]);
  expect(
    (await experiment.bestRun({ metric, goal: 'maximize', filter: 'params.model = "small"' }))?.parameters['model'],
  ).toBe('small');
  expect(await experiment.bestRun({ metric: 'loss' })).toBeUndefined();
  await expect(experiment.bestRun({ metric: 'zing' })).rejects.toThrow('goal');
});
