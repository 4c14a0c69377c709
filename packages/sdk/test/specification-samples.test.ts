/** The samples and constraints of the specification's second, third and fifth text, as they are written in TypeScript. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AssayError, Config, Experiment, ExperimentTracker, Run, Session, loadRun } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
let session: Session;
let folder: string;
const warnings: string[] = [];

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: into(warnings) });
  Session.setDefault(session);
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-samples-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const capture = { git: false, packages: false, systemMetrics: false } as const;
const read = (runId: string) => session.client.getRun({ params: { runId } });
const file = async (name: string, content: string): Promise<string> => {
  const whole = path.join(folder, name);
  await writeFile(whole, content);
  return whole;
};

/** Fits y = 3x by gradient descent; answers the loss of each epoch and how near the slope is to 3, as 0 to 1. */
function trainLine(learningRate: number, epochs = 10): { history: number[]; accuracy: number } {
  const xs = [0.1, 0.4, 0.7, 1];
  let slope = 0;
  const history: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    history.push(xs.reduce((sum, x) => sum + (3 * x - slope * x) ** 2, 0) / xs.length);
    slope += learningRate * xs.reduce((sum, x) => sum + 2 * x * (3 * x - slope * x), 0);
  }
  return { history, accuracy: Math.max(0, 1 - Math.abs(slope - 3) / 3) };
}

describe('second text', () => {
  test('experiments: make or load, attributes, list, delete', async () => {
    const before = Date.now();
    const options = {
      name: 'customer-churn-prediction',
      description: 'Experiments for customer churn prediction model',
      tags: { Project: 'CustomerChurn', Team: 'DataScience' },
    };
    const made = await Experiment.create(options);
    let again: Experiment | undefined;
    try {
      await Experiment.create(options);
    } catch (thrown) {
      if (thrown instanceof AssayError && thrown.code === 'AlreadyExists') again = await Experiment.load(options.name);
    }
    expect(again?.id).toBe(made.id);
    expect((await Experiment.loadOrCreate(options)).id).toBe(made.id);
    expect(made).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      ...options,
      createdBy: expect.any(String),
      updatedBy: expect.any(String),
    });
    for (const moment of [made.createdAt, made.updatedAt]) {
      expect(moment.getTime()).toBeGreaterThanOrEqual(before - 1000);
      expect(moment.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    }
    const newest = await Experiment.list({ sortBy: 'created', sortOrder: 'descending', maxResults: 20 });
    expect(newest[0]?.id).toBe(made.id);
    await Run.with({ experiment: made, capture }, () => undefined);
    await expect(made.delete()).rejects.toMatchObject({ code: 'ResourceInUse' });
    for (const { id } of await Run.list({ experiment: made })) {
      await session.client.deleteRun({ params: { runId: id } });
    }
    await made.delete();
    await expect(Experiment.load(made.name)).rejects.toMatchObject({ code: 'NotFound' });
  });

  test('a run: parameters, metrics, model, files with a type by their name, artifacts', async () => {
    const png = await file('confusion_matrix.png', 'png');
    const importance = await file('feature_importance.json', '{"age":0.4}');
    const run = await Run.start({ experiment: 'churn', name: 'xgboost-trial-1', session, capture });
    {
      await using scope = run;
      scope.logParameter('algorithm', 'xgboost');
      scope.logParameter('learning_rate', 0.1);
      scope.logParameters({ min_child_weight: 3, subsample: 0.8 });
      for (const [epoch, loss] of trainLine(0.1).history.entries()) {
        scope.logMetrics({ train_loss: loss, val_loss: loss * 1.1 }, { step: epoch });
      }
      scope.logMetric('auc_roc', 0.96, { time: new Date('2026-01-02T03:04:05Z') });
      void scope.logModel({
        uri: 's3://my-bucket/models/xgboost-model.tar.gz',
        modelType: 'xgboost',
        framework: 'xgboost',
        frameworkVersion: '1.7.3',
      });
      void scope.logFile(png);
      void scope.logFile(importance, { name: 'feature_importance' });
      void scope.logArtifact('training_config', JSON.stringify({ class_weights: { 0: 1, 1: 2.5 } }), {
        mediaType: 'application/json',
      });
      void scope.logArtifact('note', 'plain');
    }
    expect(run).toMatchObject({ name: 'xgboost-trial-1', experiment: 'churn', status: 'completed' });
    const record = await read(run.id);
    expect(record).toMatchObject({
      status: 'completed',
      parameters: { algorithm: 'xgboost', learning_rate: 0.1, min_child_weight: 3, subsample: 0.8 },
    });
    expect(record.metrics['train_loss']).toMatchObject({ count: 10, first: { step: 0 }, last: { step: 9 } });
    expect(record.metrics['auc_roc']?.last.timeMs).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(Object.fromEntries(record.artifacts.map(({ name, mediaType }) => [name, mediaType]))).toMatchObject({
      'confusion_matrix.png': 'image/png',
      feature_importance: 'application/json',
      training_config: 'application/json',
      note: 'text/plain',
    });
    expect(record.artifacts.find(({ name }) => name === 'model')).toMatchObject({
      direction: 'output',
      uri: 's3://my-bucket/models/xgboost-model.tar.gz',
      metadata: { modelType: 'xgboost', framework: 'xgboost', frameworkVersion: '1.7.3' },
    });
  });

  test('a search over hyperparameters, its comparison as a table, and the best run', async () => {
    const experiment = await Experiment.loadOrCreate({ name: 'hyperparameter-search', description: 'Finding optimal' });
    const choices = [
      { learning_rate: 0.01, batch_size: 32 },
      { learning_rate: 0.1, batch_size: 64 },
      { learning_rate: 0.001, batch_size: 128 },
    ];
    let best = { accuracy: 0, name: '' };
    for (const [i, choice] of choices.entries()) {
      await Run.with({ experiment, name: `trial-${i + 1}`, parameters: choice, capture }, (run) => {
        run.logParameter('optimizer', 'sgd');
        const { accuracy, history } = trainLine(choice.learning_rate);
        for (const [step, loss] of history.entries()) run.logMetric('train:loss', loss, { step });
        run.logMetric('validation:accuracy', accuracy);
        if (accuracy > best.accuracy) best = { accuracy, name: run.name };
      });
    }
    const frame = await experiment.toDataFrame({ sort: 'created desc' });
    expect(frame.column('run_name')).toEqual(['trial-3', 'trial-2', 'trial-1']);
    expect(frame.rowWithGreatest('metrics.validation:accuracy')).toMatchObject({
      run_name: best.name,
      'params.learning_rate': 0.1,
      'metrics.validation:accuracy': best.accuracy,
    });
    const runs = await Run.list({ experiment: 'hyperparameter-search', sortBy: 'name', sortOrder: 'ascending' });
    expect(runs.map(({ name, experimentName }) => [experimentName, name])).toEqual(
      [1, 2, 3].map((n) => ['hyperparameter-search', `trial-${n}`]),
    );
    for (const sortBy of ['created', 'started', 'ended', 'duration', 'metrics.validation:accuracy.max']) {
      expect(await Run.list({ experiment, sortBy, sortOrder: 'descending', maxResults: 2 })).toHaveLength(2);
    }
  });

  test('an ensemble: runs inside a run', async () => {
    const models = ['xgboost', 'random_forest', 'neural_net'];
    const parentId = await Run.with(
      { experiment: 'ensemble-models', name: 'ensemble-voting-v1', capture },
      async (parent) => {
        parent.logParameters({ ensemble_type: 'voting', num_models: models.length });
        const scores: number[] = [];
        for (const [i, model] of models.entries()) {
          const name = `ensemble-v1-model-${i}-${model}`;
          await Run.with({ experiment: 'ensemble-models', name, capture }, (child) => {
            child.logParameters({ parent_run: parent.name, model_type: model, ensemble_index: i });
            const { accuracy } = trainLine(0.05 * (i + 1));
            scores.push(accuracy);
            child.logMetric('accuracy', accuracy);
            void child.logModel({ uri: `s3://bucket/models/${model}.tar.gz`, modelType: model });
          });
        }
        parent.logMetric('ensemble_accuracy', Math.max(...scores));
        parent.logParameters(Object.fromEntries(scores.map((score, i) => [`model_${i + 1}_accuracy`, score])));
        return parent.id;
      },
    );
    expect(await read(parentId)).toMatchObject({ childCount: 3, status: 'completed', parameters: { num_models: 3 } });
    const { runs } = await session.client.searchRuns({ body: { parentRunId: parentId, sort: 'created' } });
    expect(runs.map(({ name, status }) => [name, status])).toEqual(
      models.map((model, i) => [`ensemble-v1-model-${i}-${model}`, 'completed']),
    );
  });

  test('what makes a run reproducible', async () => {
    const data = new Float64Array([0.1, 0.4, 0.7, 1]);
    const hash = createHash('sha256').update(data).digest('hex');
    const run = await Run.start({ experiment: 'reproducible-experiment', name: 'trial-1' });
    run.logParameters({ random_seed: 42, node_version: process.version, device: 'cpu', data_hash: hash });
    await run.finish();
    const record = await read(run.id);
    expect(record.parameters).toEqual({
      random_seed: 42,
      node_version: process.version,
      device: 'cpu',
      data_hash: hash,
    });
    expect(record.environment).toMatchObject({
      git: { commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      packages: { node: process.version },
      hardware: { cores: expect.any(Number) },
    });
  });

  test('a parameter keeps its first value; the same again is no change', async () => {
    await using run = await Run.start({ experiment: 'immutable', capture });
    run.logParameter('depth', 5);
    run.logParameter('depth', 5);
    run.logParameter('depth', 6);
    await run.flush();
    expect((await read(run.id)).parameters).toEqual({ depth: 5 });
    expect(run.problems).toMatchObject([{ code: 'ParameterImmutable' }]);
    expect(warnings.splice(0)).toEqual([expect.stringContaining('depth')]);
  });
});

describe('third text', () => {
  test('names become lower case; a run is loaded by names, and without any', async () => {
    const run = await Run.start({ experiment: 'My-Experiment', name: 'Run-A', capture });
    expect([run.experiment, run.name]).toEqual(['my-experiment', 'run-a']);
    {
      await using loaded = await loadRun({ experiment: 'my-experiment', name: 'RUN-A' });
      loaded.logParameter('param1', 'value1');
    }
    {
      await using loaded = await loadRun();
      loaded.logParameters({ param2: 'value2', param3: 3 });
    }
    await run.finish();
    expect((await read(run.id)).parameters).toEqual({ param1: 'value1', param2: 'value2', param3: 3 });
  });

  test('a callback at each epoch, inputs, and a metric named in words', async () => {
    const input = await file('input_train.npy', 'x');
    const onEpochEnd = (run: Run, epoch: number, logs: Readonly<Record<string, number>>): void => {
      for (const [key, value] of Object.entries(logs)) run.logMetric(key, value, { step: epoch });
    };
    await using run = await Run.start({ experiment: 'keras', capture });
    void run.logFile(input, { isOutput: false });
    void run.logArtifact('training_data', 'data.csv', { isOutput: false });
    for (const [epoch, loss] of trainLine(0.1).history.entries()) onEpochEnd(run, epoch, { loss, 'test:loss': loss });
    run.logMetric('Final Test Loss', 0.2);
    run.logMetric('Final Test Loss', 0.9);
    await run.flush();
    const record = await read(run.id);
    expect(record.metrics['Final Test Loss']).toMatchObject({ count: 2, first: { value: 0.2 }, last: { value: 0.9 } });
    expect(record.metrics['test:loss']?.count).toBe(10);
    expect(record.artifacts.map(({ name, direction, mediaType }) => [name, direction, mediaType])).toEqual(
      expect.arrayContaining([
        ['input_train.npy', 'input', 'application/x-npy'],
        ['training_data', 'input', 'text/plain'],
      ]),
    );
  });

  test('a parameter is overwritten where the run says so', async () => {
    await using run = await Run.start({ experiment: 'overwritten', parameterPolicy: 'overwrite', capture });
    run.logParameter('param1', 'first');
    run.logParameter('param1', 'second');
    await run.flush();
    expect((await read(run.id)).parameters).toEqual({ param1: 'second' });
    expect(run.problems).toEqual([]);
  });
});

test('fifth text: a tracker by its configuration; unknown keys are refused', async () => {
  const config = new Config();
  const tracker = new ExperimentTracker(config.getExperimentConfig());
  const experiment = await tracker.startExperiment({
    name: 'suture_detection',
    description: 'Testing YOLO architectures',
  });
  experiment.logParams({ learning_rate: 0.001, batch_size: 32, epochs: 100 });
  experiment.logMetrics({ accuracy: 0.95, precision: 0.94, recall: 0.96 });
  void experiment.logArtifact(await file('model.pt', 'weights'));
  await experiment.finish();
  const record = await read(experiment.run.id);
  expect(record).toMatchObject({
    experimentName: 'suture_detection',
    status: 'completed',
    parameters: { learning_rate: 0.001, batch_size: 32, epochs: 100 },
    metrics: { accuracy: { count: 1 }, precision: { count: 1 }, recall: { count: 1 } },
  });
  expect(record.artifacts.map(({ name }) => name)).toContain('model.pt');
  expect(() => new Config({ experiments: { trakcing: {} } })).toThrow('did you mean "tracking"?');
});

test('nothing was said that nobody asked for', () => {
  expect(warnings).toEqual([]);
});
