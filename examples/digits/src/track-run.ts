import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Run } from '@assay/sdk';
import { classCount, digitNames, digitsFile } from './digits.ts';
import type { Digits } from './digits.ts';
import { macroF1 } from './f1-score.ts';
import { indexOfGreatest, passSamples } from './network.ts';
import { experimentName } from './run-plan.ts';
import type { PlannedRun } from './run-plan.ts';
import { encodeSafetensors } from './safetensors.ts';
import { stepCount, trainNetwork } from './train-network.ts';
import type { TrainedNetwork } from './train-network.ts';

/** What is told while a run goes on. */
export interface TrainingProgress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly validationAccuracy: number | undefined;
}

export interface TrackOptions {
  readonly group: string;
  /** An epoch takes at least this long, so that the curves can be watched as they grow; 0 for full speed. */
  readonly epochPaceMs: number;
  readonly onProgress: (progress: TrainingProgress) => void;
}

/** Trains one network as a run of the experiment: everything that is known of it is recorded as it happens. */
export function trackRun(planned: PlannedRun, digits: Digits, options: TrackOptions): Promise<void> {
  const { name, options: training } = planned;
  const { hidden, learningRate, momentum, batchSize, epochs, seed } = training;
  const capture = { systemMetrics: { intervalMs: 1000 } };
  return Run.with(
    { experiment: experimentName, group: options.group, name, tags: { demo: 'digits' }, capture },
    async (run) => {
      run.logParameters({ hidden, learning_rate: learningRate, momentum, batch_size: batchSize, epochs, seed });
      run.logParameters({ optimizer: 'sgd', activation: 'relu', train_samples: digits.train.count });
      await run.logDataset(digitsFile, { name: 'digits.csv' });

      const network = await train(run, planned, digits, options);

      const test = passSamples(network.shape, network.weights, digits.test);
      const scores = Array.from({ length: digits.test.count }, (_, i) =>
        Array.from(test.probabilities.subarray(i * classCount, (i + 1) * classCount)),
      );
      const predicted = scores.map((row) => indexOfGreatest(Float64Array.from(row)));
      const steps = stepCount(training, digits.train.count);
      const f1 = macroF1(digits.test.labels, predicted, classCount);
      run.logMetrics({ 'test/accuracy': test.accuracy, 'test/loss': test.loss, 'test/f1_macro': f1 }, { step: steps });

      const named = (classes: Iterable<number>): readonly string[] =>
        Array.from(classes, (digit) => digitNames[digit] ?? '?');
      await run.logConfusionMatrix(named(digits.test.labels), named(predicted), { labels: digitNames });
      await run.logRocCurve(named(digits.test.labels), scores, { labels: digitNames });
      await logWeights(run, network);
    },
  );
}

async function train(run: Run, planned: PlannedRun, digits: Digits, options: TrackOptions): Promise<TrainedNetwork> {
  const steps = stepCount(planned.options, digits.train.count);
  const training = trainNetwork(planned.options, digits.train, digits.validation);
  let epochStartedMs = performance.now();
  let loss = Number.NaN;
  let validationAccuracy: number | undefined;
  for (;;) {
    const next = training.next();
    if (next.done === true) return next.value;
    const event = next.value;
    if (event.kind === 'step') {
      loss = event.loss;
      run.logMetrics({ 'train/loss': loss, 'train/accuracy': event.accuracy }, { step: event.step });
    } else {
      validationAccuracy = event.validation.accuracy;
      run.logMetrics(
        { 'validation/loss': event.validation.loss, 'validation/accuracy': validationAccuracy },
        { step: event.step },
      );
      run.logLine(`epoch ${event.epoch}: validation accuracy ${(100 * validationAccuracy).toFixed(1)} %`);
      await setTimeout(Math.max(0, options.epochPaceMs - (performance.now() - epochStartedMs)));
      epochStartedMs = performance.now();
    }
    options.onProgress({ step: event.step, steps, loss, validationAccuracy });
    // Training holds the thread; now and then what was logged gets its turn to leave.
    if (event.step % 8 === 0) await setImmediate();
  }
}

async function logWeights(run: Run, network: TrainedNetwork): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-digits-'));
  try {
    const file = path.join(folder, 'weights.safetensors');
    await writeFile(file, encodeSafetensors(network));
    await run.logModel({ path: file, name: 'weights.safetensors', modelType: 'multilayer perceptron' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
