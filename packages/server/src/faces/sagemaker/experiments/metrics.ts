import { AssayError } from '@assay/base';
import type { ComponentMetricAnswer, ComponentMetricQuestion, MetricStat } from '@assay/core';
import { pointBatch } from '@assay/series';
import type { BatchPutMetricsError, SagemakerMessages } from '@assay/wire/sagemaker';
import { parseArn } from '../../aws/arns.ts';
import { handlersOf } from '../handler.ts';
import { milliseconds } from './fields.ts';
import { runCommand, runQuery } from './use-case.ts';

type MetricQuery = SagemakerMessages['BatchGetMetrics']['input']['MetricQueries'][number];
type MetricQueryResult = NonNullable<SagemakerMessages['BatchGetMetrics']['output']['MetricQueryResults']>[number];

const stats: Readonly<Record<MetricQuery['MetricStat'], MetricStat>> = {
  Min: 'min',
  Max: 'max',
  Avg: 'mean',
  Count: 'count',
  StdDev: 'stddev',
  Last: 'last',
};

const periodsMs: Readonly<Record<Exclude<MetricQuery['Period'], 'IterationNumber'>, number>> = {
  OneMinute: 60_000,
  FiveMinute: 300_000,
  OneHour: 3_600_000,
};

/** Below it a time is taken for seconds: as milliseconds it would lie in the spring of 1973. */
const leastMilliseconds = 1e11;
const timeMs = (time: number): number => (Math.abs(time) < leastMilliseconds ? time * 1000 : time);

export const metricHandlers = handlersOf({
  async BatchPutMetrics({ TrialComponentName, MetricData }, call) {
    const batch = pointBatch(
      MetricData.map(({ MetricName, Timestamp, Step, Value }) => ({
        name: MetricName,
        step: Step ?? null,
        timeMs: milliseconds(Timestamp),
        value: Value,
      })),
    );
    const all = (Code: NonNullable<BatchPutMetricsError['Code']>): BatchPutMetricsError[] =>
      MetricData.map((_, MetricIndex) => ({ Code, MetricIndex }));
    const options = { ...call.options, handOver: true };
    try {
      const { isKnown, refused } = await runCommand({ ...call, options }, 'putComponentMetrics', {
        componentName: TrialComponentName,
        batch,
      });
      if (!isKnown) return { Errors: all('VALIDATION_ERROR') };
      if (refused.length === 0) return {};
      return { Errors: refused.map((MetricIndex) => ({ Code: 'VALIDATION_ERROR' as const, MetricIndex })) };
    } catch (thrown) {
      if (thrown instanceof AssayError && thrown.code === 'LimitExceeded')
        return { Errors: all('METRIC_LIMIT_EXCEEDED') };
      throw thrown;
    }
  },

  async BatchGetMetrics({ MetricQueries }, call) {
    const questions = MetricQueries.map(questionOf);
    const asked = questions.filter((question) => typeof question !== 'string');
    const answers = await runQuery(call, 'queryComponentMetrics', { questions: asked });
    return {
      MetricQueryResults: questions.map((question) =>
        typeof question === 'string' ? faultResult(question) : encodeAnswer(answers[asked.indexOf(question)]),
      ),
    };
  },
});

/** What is asked, or why it cannot be. */
function questionOf(query: MetricQuery): ComponentMetricQuestion | string {
  const { MetricName: metric, ResourceArn, MetricStat, Period, XAxisType, Start, End } = query;
  const isByStep = XAxisType === 'IterationNumber';
  if (isByStep !== (Period === 'IterationNumber'))
    return 'Period must be IterationNumber where XAxisType is IterationNumber, and only there.';
  const place = isByStep ? (x: number) => x : timeMs;
  return {
    arn: parseArn(ResourceArn),
    metric,
    stat: stats[MetricStat],
    by: Period === 'IterationNumber' ? 'step' : { periodMs: periodsMs[Period] },
    ...(Start !== undefined && { from: place(Start) }),
    ...(End !== undefined && { to: place(End) }),
  };
}

const faultResult = (Message: string): MetricQueryResult => ({
  Status: 'ValidationError',
  Message,
  XAxisValues: [],
  MetricValues: [],
});

function encodeAnswer(answer: ComponentMetricAnswer | undefined): MetricQueryResult {
  if (answer === undefined || 'fault' in answer) return faultResult(answer?.fault ?? '');
  const { xs, values, isTruncated } = answer;
  return { Status: isTruncated ? 'Truncated' : 'Complete', XAxisValues: xs, MetricValues: values };
}
