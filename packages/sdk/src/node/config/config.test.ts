import { describe, expect, test } from 'vitest';
import { Config } from './config.ts';

const example = `
experiments:
  tracking:
    storage_path: "experiments/"
    log_interval: 60
    artifact_storage: "artifacts/"
  optimization:
    algorithm: "bayesian"
    n_trials: 10
    parallel_jobs: 4
    timeout: 3600
  analysis:
    metrics:
      - accuracy
      - precision
    visualization:
      type: "interactive"
      save_path: "visualizations/"
`;

describe('Config', () => {
  test('reads the file of the guide', () => {
    const config = Config.fromText(example);
    expect(config.getExperimentConfig()).toEqual({
      url: undefined,
      storagePath: 'experiments/',
      logInterval: 60,
      artifactStorage: 'artifacts/',
    });
    expect(config.getOptimizationConfig()).toEqual({
      algorithm: 'bayesian',
      nTrials: 10,
      parallelJobs: 4,
      timeout: 3600,
    });
    expect(config.getAnalysisConfig()).toEqual({
      metrics: ['accuracy', 'precision'],
      visualization: { type: 'interactive', savePath: 'visualizations/' },
    });
  });

  test.each([
    ['no text', ''],
    ['empty groups', 'experiments:\n  tracking:\n'],
    ['nothing but a comment', '# later'],
  ])('has defaults: %s', (_, text) => {
    const config = Config.fromText(text);
    expect(config.getExperimentConfig()).toMatchObject({ storagePath: '.assay', logInterval: 5 });
    expect(config.getOptimizationConfig()).toMatchObject({ nTrials: 10, timeout: null });
  });

  test.each([
    ['experiments: {traking: {}}', 'f.yaml: experiments.traking: unknown key; did you mean "tracking"?'],
    [
      'experiments: {optimization: {nTrials: 3}}',
      'experiments.optimization.nTrials: unknown key; did you mean "n_trials"?',
    ],
    [
      'experiments: {optimization: {seed: 3}}',
      'seed: unknown key; known are algorithm, n_trials, parallel_jobs, timeout',
    ],
    ['experiments: {optimization: {n_trials: 0}}', 'n_trials: expected an integer of at least 1, got 0'],
    ['experiments: {optimization: {n_trials: 2.5}}', 'n_trials: expected an integer of at least 1, got 2.5'],
    ['experiments: {tracking: {log_interval: "fast"}}', 'log_interval: expected a number of at least 0, got "fast"'],
    ['experiments: {tracking: {storage_path: [a]}}', 'storage_path: expected text, got ["a"]'],
    ['experiments: {analysis: {metrics: accuracy}}', 'analysis.metrics: expected a list, got "accuracy"'],
    ['experiments: {analysis: {metrics: [accuracy, 3]}}', 'analysis.metrics[1]: expected text, got 3'],
    ['experiments: {analysis: {visualization: {type: 3d}}}', 'type: expected interactive or static, got "3d"'],
    ['experiments: 3', 'experiments: expected keys and values, got 3'],
    ['experiments: {', 'f.yaml: '],
    ['experiments: {}\nexperiments: {}', 'f.yaml: Map keys must be unique'],
    ['{__proto__: {tracking: {}}}', '__proto__: unknown key'],
    ['experiments: !!js/function "x"', 'f.yaml: Unresolved tag'],
  ])('refuses %j', (text, message) => {
    expect(() => Config.fromText(text, 'f.yaml')).toThrow(message);
  });

  test('a file that is not there is named', async () => {
    await expect(Config.load('no/such.yaml')).rejects.toThrow('Config.load("no/such.yaml")');
  });
});
