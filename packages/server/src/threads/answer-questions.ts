import { parentPort } from 'node:worker_threads';
import { assert, AssayError, messageOf } from '@assay/base';
import type { ThreadError, ThreadOutcome, ThreadRequest } from './thread-messages.ts';

/** The inside of a thread that a `QuestionThread` asks: what `answer` throws reaches who asked. */
export function answerQuestions<Question, Notice = never>(
  answer: (question: Question) => unknown,
  hear: (notice: Notice) => void = () => undefined,
): void {
  assert(parentPort !== null, 'questions are answered in a thread');
  const port = parentPort;
  port.on('message', (request: ThreadRequest<Question, Notice>) => {
    if ('notice' in request) return hear(request.notice);
    port.postMessage(outcomeOf(request.call, () => answer(request.question)));
  });
}

function outcomeOf(call: number, answer: () => unknown): ThreadOutcome {
  try {
    return { call, ok: true, value: answer() };
  } catch (thrown) {
    return { call, ok: false, error: toThreadError(thrown) };
  }
}

function toThreadError(thrown: unknown): ThreadError {
  if (thrown instanceof AssayError) {
    const { code, message, details } = thrown;
    return { code, message, details };
  }
  const stack = (thrown instanceof Error ? thrown.stack : undefined) ?? messageOf(thrown);
  return { code: 'Internal', message: 'A defect in the server; its log says more.', details: {}, stack };
}
