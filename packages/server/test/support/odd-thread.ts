import { AssayError } from '@assay/base';
import { answerQuestions } from '../../src/threads/answer-questions.ts';

export type OddQuestion =
  | { readonly kind: 'heard' }
  | { readonly kind: 'throw'; readonly isDefect: boolean }
  | { readonly kind: 'exit' }
  | { readonly kind: 'hang' };

export interface OddAnswers {
  readonly heard: readonly string[];
  readonly throw: never;
  readonly exit: never;
  readonly hang: never;
}

const heard: string[] = [];

/** A thread that does all that a thread can do to who asks it. */
answerQuestions(
  ({ kind, ...question }: OddQuestion): readonly string[] => {
    if (kind === 'exit') process.exit(1);
    if (kind === 'hang') for (;;);
    if (kind === 'throw') {
      if ('isDefect' in question && question.isDefect) throw new TypeError('a defect');
      throw new AssayError('InvalidInput', 'refused', { path: 'kind' });
    }
    return heard;
  },
  (notice: string) => void heard.push(notice),
);
