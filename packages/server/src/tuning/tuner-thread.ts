import { assert, assertNever } from '@assay/base';
import { HeldStudy } from './held-study.ts';
import { importanceOfStudy } from './importance-of-study.ts';
import { answerQuestions } from '../threads/answer-questions.ts';
import type { TunerNotice, TunerQuestion } from './tuner-messages.ts';

const studies = new Map<string, HeldStudy>();

function answerTo(question: TunerQuestion): unknown {
  if (question.kind === 'open') {
    studies.set(question.studyId, new HeldStudy(question.study));
    return undefined;
  }
  if (question.kind === 'importance') {
    const { data, method, resamples } = question;
    return importanceOfStudy(data, method, resamples);
  }
  const study = studies.get(question.studyId);
  assert(study !== undefined, 'a study is opened before it is asked');
  switch (question.kind) {
    case 'suggest':
      return study.suggest(question.number, question.count);
    case 'suggestParameter':
      return study.suggestParameter(question.number, question.name, question.parameter);
    case 'report':
      return study.report(question.number, question.step, question.value);
    case 'hasConverged':
      return study.hasConverged();
    default:
      return assertNever(question);
  }
}

answerQuestions(answerTo, (notice: TunerNotice) => {
  if (notice.kind === 'put') studies.get(notice.studyId)?.put(notice.trials);
  else studies.delete(notice.studyId);
});
