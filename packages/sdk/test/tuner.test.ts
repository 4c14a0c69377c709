import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CategoricalParameter,
  Config,
  ContinuousParameter,
  HyperparameterOptimizer,
  HyperparameterTuner,
  IntegerParameter,
  Session,
} from '../src/index.ts';
import type { HyperparameterTunerOptions, Trial } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';

let server: LiveServer;
let session: Session;
let folder: string;

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: () => undefined });
  Session.setDefault(session);
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-tuning-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const line = { x: { kind: 'float', low: -3, high: 3 } } as const;
const runOf = (runId: string | null) => session.client.getRun({ params: { runId: runId ?? '' } });

describe('HyperparameterOptimizer', () => {
  test("takes the fifth text's search space and configuration", async () => {
    const config = Config.fromText(
      'experiments: { optimization: { algorithm: bayesian, n_trials: 6, parallel_jobs: 2, timeout: 600 } }',
    );
    const optimizer = new HyperparameterOptimizer(config.getOptimizationConfig());
    const best = await optimizer.optimize({
      searchSpace: { learning_rate: [0.001, 0.01, 0.1], batch_size: [16, 32, 64], epochs: [50, 100, 200] },
      objective: 'accuracy',
      train: ({ values, run }) =>
        run.logMetric('accuracy', 1 - Math.abs(Math.log10(Number(values['learning_rate'])) + 2) / 5),
    });
    expect(Object.keys(best)).toEqual(['learning_rate', 'batch_size', 'epochs']);
    expect(optimizer.study).toMatchObject({ state: 'finished', best: { values: best } });
    expect(optimizer.study?.record).toMatchObject({
      objectives: [{ metric: 'accuracy', direction: 'maximize' }],
      limits: { maxTrials: 6, maxRuntimeMs: 600_000 },
    });
    expect(() => new HyperparameterOptimizer({ algorithm: 'magic' })).toThrow('bayesian, auto, random');
    await expect(optimizer.optimize({ searchSpace: line, objective: 'accuracy' })).rejects.toThrow('train');
  });
});

describe('HyperparameterTuner', () => {
  const tunerOf = (more: Partial<HyperparameterTunerOptions>): HyperparameterTuner =>
    new HyperparameterTuner({
      estimator: ({ values }) => -((Number(values['x']) - 1) ** 2),
      objectiveMetricName: 'score',
      hyperparameterRanges: { x: new ContinuousParameter('-3', '3') },
      strategy: 'Random',
      maxJobs: 4,
      maxParallelJobs: 2,
      ...more,
    });

  test("has SageMaker's meanings", async () => {
    const tuner = tunerOf({
      hyperparameterRanges: {
        lr: new ContinuousParameter(1e-5, 0.1),
        units: new IntegerParameter(1, 64, 'Logarithmic'),
        momentum: new ContinuousParameter(0.5, 0.99, 'ReverseLogarithmic'),
        kind: new CategoricalParameter(['a', 'b']),
      },
      estimator: (trial) => {
        expect(trial.values['epochs']).toBe(3);
        return Number(trial.values['units']);
      },
      strategy: 'Bayesian',
      earlyStoppingType: 'Auto',
      staticHyperparameters: { epochs: 3 },
      completionCriteriaConfig: {
        targetObjectiveMetricValue: 1000,
        bestObjectiveNotImproving: { maxNumberOfTrainingJobsNotImproving: 9 },
        convergenceDetected: { completeOnConvergence: 'Enabled' },
      },
    });
    await tuner.fit({ jobName: 'job-1' });
    expect(tuner.study.record).toMatchObject({
      name: 'job-1',
      space: {
        lr: { kind: 'float', scale: 'log' },
        units: { kind: 'int', scale: 'log' },
        momentum: { scale: 'reverseLog' },
      },
      pruner: { kind: 'medianOfAverages' },
      limits: {
        maxTrials: 4,
        maxParallel: 2,
        targetValue: 1000,
        maxTrialsWithoutImprovement: 9,
        stopOnConvergence: true,
      },
    });
    const best = await tuner.bestEstimator();
    expect(best.hyperparameters['units']).toBe(best.objective);
    const run = await runOf(best.runId);
    expect(run.parameters).toMatchObject({ epochs: 3, units: best.objective });
    expect(await tuner.bestTrainingJob()).toBe(run.name);
    const frame = await tuner.analytics();
    expect(frame.rowWithGreatest('objective')).toMatchObject({ run_id: best.runId, 'params.units': best.objective });

    const warm = tuner.identicalDatasetAndAlgorithmTuner();
    await warm.fit({ wait: false });
    await warm.wait();
    expect(warm.study.record.parents).toEqual([{ studyId: tuner.study.id, kind: 'identical' }]);
    const overall = await warm.bestEstimator();
    expect(overall.objective).toBeGreaterThanOrEqual(best.objective);
  });

  test('a grid ends with its last point; wrong settings are refused', async () => {
    const ranges = { a: new CategoricalParameter([1, 2]), b: new CategoricalParameter(['x', 'y', 'z']) };
    const grid = new HyperparameterTuner({
      estimator: ({ values }) => Number(values['a']),
      objectiveMetricName: 'score',
      hyperparameterRanges: ranges,
      strategy: 'Grid',
      maxParallelJobs: 2,
    });
    await grid.fit();
    expect(new Set((await grid.study.trials()).map(({ values }) => JSON.stringify(values))).size).toBe(6);
    expect(grid.study).toMatchObject({ state: 'finished', stopReason: 'exhausted' });
    expect(() => tunerOf({ strategy: 'Grid' })).toThrow('categorical');
    expect(() => tunerOf({ strategy: 'Hyperband', earlyStoppingType: 'Auto' })).toThrow('Off');
    expect(() => tunerOf({ hyperparameterRanges: {} })).toThrow('empty');
    expect(() =>
      tunerOf({ completionCriteriaConfig: { bestObjectiveNotImproving: { maxNumberOfTrainingJobsNotImproving: 2 } } }),
    ).toThrow('at least 3');
    await expect(tunerOf({}).fit({ jobName: 'a'.repeat(33) })).rejects.toThrow('jobName');
    expect(() => tunerOf({}).study).toThrow('fit()');
  });

  test('searches among several algorithms', async () => {
    const script = path.join(folder, 'forest.mjs');
    await writeFile(
      script,
      `const valueOf = (name) => Number(process.argv[process.argv.indexOf(name) + 1]);
       for (let epoch = 1; epoch <= 2; epoch++) console.log(\`valid-auc: \${1 - Math.abs(valueOf('--depth') - 3) / 10 - valueOf('--seed')}\`);`,
    );
    const options = {
      estimatorDict: {
        linear: ({ values, run }: Trial) => run.logMetric('auc', 0.5 - Math.abs(Number(values['lr']) - 0.5)),
        forest: { command: [process.execPath, script] },
      },
      objectiveMetricNameDict: { linear: 'auc', forest: 'valid-auc' },
      hyperparameterRangesDict: {
        linear: { lr: new ContinuousParameter(0, 1) },
        forest: { depth: new IntegerParameter(1, 4), lr: new CategoricalParameter(['a', 'b']) },
      },
      metricDefinitionsDict: { forest: [{ name: 'valid-auc', regex: 'valid-auc: (\\S+)' }] },
      staticHyperparametersDict: { forest: { seed: 0 } },
      strategy: 'Random',
      randomSeed: 1,
      maxJobs: 8,
      maxParallelJobs: 4,
    } as const;
    const tuner = HyperparameterTuner.create(options);
    await tuner.fit({ jobName: 'several' });
    expect(tuner.study.record.space).toMatchObject({
      estimator: { kind: 'categorical', choices: ['linear', 'forest'] },
      'forest.depth': { kind: 'int', when: { parameter: 'estimator', in: ['forest'] } },
    });
    const trials = await tuner.study.trials();
    for (const { values, state, objectives, runId } of trials) {
      const { metrics, parameters } = await runOf(runId);
      expect(state).toBe('complete');
      const isLinear = values['estimator'] === 'linear';
      const found = isLinear
        ? 0.5 - Math.abs(Number(values['linear.lr']) - 0.5)
        : 1 - Math.abs(Number(values['forest.depth']) - 3) / 10;
      expect(objectives).toEqual([found]);
      expect(metrics[isLinear ? 'auc' : 'valid-auc']?.last.value).toBe(found);
      if (!isLinear) expect(metrics['objective']).toMatchObject({ count: 2, last: { value: found } });
      expect(parameters['estimator']).toBe(values['estimator']);
    }
    expect(new Set(trials.map(({ values }) => values['estimator'])).size).toBe(2);
    const best = await tuner.bestEstimator();
    expect(best).toMatchObject({ estimatorName: 'forest', hyperparameters: { seed: 0 } });
    expect(Object.keys(best.hyperparameters).sort()).toEqual(['depth', 'lr', 'seed']);
    const again = await HyperparameterTuner.attach('several', options);
    expect(await again.bestEstimator()).toEqual(best);
    const { linear } = options.hyperparameterRangesDict;
    expect(() => HyperparameterTuner.create({ ...options, hyperparameterRangesDict: { linear } })).toThrow(
      'hyperparameterRangesDict.forest',
    );
    expect(() =>
      HyperparameterTuner.create({
        ...options,
        objectiveMetricNameDict: { ...options.objectiveMetricNameDict, x: 'y' },
      }),
    ).toThrow('none of the estimators');
  });

  test('runs its jobs in threads', async () => {
    const module = path.join(folder, 'objective.mjs');
    await writeFile(
      module,
      `import { threadId } from 'node:worker_threads';
       export async function train(trial) {
         if (trial.number === 1) process.exit(7);
         if (trial.number === 2) throw new Error('in the thread');
         trial.run.logMetric('thread', threadId);
         trial.report(1, trial.values.x);
         return trial.values.x;
       }`,
    );
    const tuner = tunerOf({ estimator: { module, export: 'train' } });
    await tuner.fit();
    const trials = await tuner.study.trials();
    expect(trials.map(({ state }) => state)).toEqual(['complete', 'failed', 'failed', 'complete']);
    expect(trials[1]?.failure).toContain('code 7');
    expect(trials[2]?.failure).toBe('in the thread');
    const run = await runOf(trials[0]?.runId ?? '');
    expect(run.metrics['thread']?.last.value).toBeGreaterThan(0);
    expect(trials[0]?.objectives?.[0]).toBe(trials[0]?.values['x']);
  }, 60_000);

  test('runs its jobs as commands, and reads metrics from what they print', async () => {
    const script = path.join(folder, 'train.mjs');
    await writeFile(
      script,
      `const [x] = process.argv.slice(process.argv.indexOf('--x') + 1);
       console.log('run', process.env.ASSAY_RUN_ID, process.argv.slice(2).join(' '));
       for (let epoch = 1; epoch <= 2; epoch++) console.log(\`epoch \${epoch} score: \${-((x - 1) ** 2) / epoch} speed=\${epoch}\`);
       if (process.argv.includes('2')) process.exit(3);`,
    );
    const tuner = tunerOf({
      estimator: { command: [process.execPath, script] },
      metricDefinitions: [
        { name: 'score', regex: 'epoch (?<step>\\d+) score: (?<value>\\S+)' },
        { name: 'speed', regex: /speed=(\d+)/ },
      ],
      staticHyperparameters: { epochs: 3 },
      maxJobs: 2,
    });
    await tuner.fit();
    for (const trial of await tuner.study.trials()) {
      const x = Number(trial.values['x']);
      expect(trial).toMatchObject({ state: 'complete', objectives: [-((x - 1) ** 2) / 2] });
      const run = await runOf(trial.runId);
      expect(run.metrics['speed']).toMatchObject({ last: { value: 2 }, count: 2 });
      expect(run.metrics['score']).toMatchObject({ last: { step: 2 }, count: 2 });
    }
    const failing = tunerOf({ estimator: { command: () => [process.execPath, script, '--x', '2'] }, maxJobs: 1 });
    await failing.fit();
    expect((await failing.study.trials())[0]).toMatchObject({ state: 'failed', failure: expect.stringContaining('3') });
  });
});
