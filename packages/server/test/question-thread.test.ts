import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { AssayError } from '@assay/base';
import { QuestionThread } from '../src/threads/question-thread.ts';
import type { QuestionThreadOptions } from '../src/threads/question-thread.ts';
import type { OddAnswers, OddQuestion } from './support/odd-thread.ts';

const oddThread = (longest?: QuestionThreadOptions['longest']) =>
  new QuestionThread<OddQuestion, OddAnswers, string>({
    file: fileURLToPath(import.meta.resolve('./support/odd-thread.ts')),
    title: 'The odd one',
    ...(longest && { longest }),
  });

test('answers, and hears notices in their order; those before the first question find nobody', async () => {
  await using thread = oddThread();
  thread.notify('too early');
  expect(await thread.ask({ kind: 'heard' })).toEqual([]);
  thread.notify('one');
  thread.notify('two');
  expect(await thread.ask({ kind: 'heard' })).toEqual(['one', 'two']);
});

test('what is thrown reaches who asked: a refusal as it is, a defect with its stack for the log alone', async () => {
  await using thread = oddThread();
  await expect(thread.ask({ kind: 'throw', isDefect: false })).rejects.toMatchObject({
    code: 'InvalidInput',
    message: 'refused',
    details: { path: 'kind' },
  });
  await expect(thread.ask({ kind: 'throw', isDefect: true })).rejects.toMatchObject({
    code: 'Internal',
    message: expect.not.stringContaining('a defect'),
    cause: { stack: expect.stringContaining('odd-thread') },
  });
  expect(thread.generation).toBe(0);
});

test('a thread that ends: what it was asked is answered, and the next question starts another without its memory', async () => {
  await using thread = oddThread();
  await thread.ask({ kind: 'heard' });
  thread.notify('one');
  const asked = [thread.ask({ kind: 'exit' }), thread.ask({ kind: 'heard' })];
  for (const outcome of await Promise.allSettled(asked))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'Unavailable' } });
  expect(thread.generation).toBe(1);
  expect(await thread.ask({ kind: 'heard' })).toEqual([]);
});

test('a question that takes too long ends the thread', async () => {
  await using thread = oddThread({ ms: 500, error: () => new AssayError('InvalidInput', 'takes too long') });
  await expect(thread.ask({ kind: 'hang' })).rejects.toMatchObject({ message: 'takes too long' });
  await expect.poll(() => thread.generation).toBe(1);
});
