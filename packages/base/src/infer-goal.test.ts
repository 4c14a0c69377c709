import { expect, test } from 'vitest';
import { inferGoal } from './infer-goal.ts';

test.each([
  ['loss', 'minimize'],
  ['val_loss', 'minimize'],
  ['validation:loss', 'minimize'],
  ['trainLoss', 'minimize'],
  ['Final Test Loss', 'minimize'],
  ['RMSE', 'minimize'],
  ['test/mse', 'minimize'],
  ['top1_err', 'minimize'],
  ['WER', 'minimize'],
  ['latency_ms', 'minimize'],
  ['perplexity', 'minimize'],
  ['accuracy', 'maximize'],
  ['valAcc', 'maximize'],
  ['ROC-AUC', 'maximize'],
  ['f1', 'maximize'],
  ['f1Score', 'maximize'],
  ['R2', 'maximize'],
  ['mIoU', 'maximize'],
  ['mAP', 'maximize'],
  ['rouge-L', 'maximize'],
  ['BLEU4', null],
  ['episode.reward', 'maximize'],
  ['lossless', null],
  ['glossary', null],
  ['mapper', null],
  ['accelerate', null],
  ['loss_accuracy', null],
  ['learning_rate', null],
  ['cpu.percent', null],
  ['', null],
])('%j: %s', (name, goal) => {
  expect(inferGoal(name)).toBe(goal);
});
