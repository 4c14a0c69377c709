import { AssayError, assertNever } from '@assay/base';
import { defaultReport, drawPanel, panelKey, parseReport, printReport } from '@assay/analysis/report';
import { answerQuestions } from '../threads/answer-questions.ts';
import type { ReportOutline, ReportQuestion } from './report-messages.ts';

function answerTo(question: ReportQuestion): unknown {
  switch (question.kind) {
    case 'outline':
      return outlineOf(question.source);
    case 'default':
      return defaultReport(question.facts);
    case 'draw':
      return drawPanel(question.spec, question.data);
    case 'print':
      return printReport(parseReport(question.source), question.made, question);
    default:
      return assertNever(question);
  }
}

function outlineOf(source: string): ReportOutline {
  const { title, faults, panels } = parseReport(source);
  return {
    title,
    faults,
    panels: panels.map(({ index, spec }) => ({
      index,
      spec,
      key: spec === undefined ? undefined : panelKey(spec),
    })),
  };
}

answerQuestions((question: ReportQuestion) => {
  try {
    return answerTo(question);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    const message = 'source: is nested deeper than can be read. Take some levels out.';
    throw new AssayError('InvalidInput', message, { path: 'source' });
  }
});
