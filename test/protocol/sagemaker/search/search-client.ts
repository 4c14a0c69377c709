import type { SagemakerMessages } from '@assay/wire/sagemaker';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';

/** What an AWS client throws: the code that callers act on, and the words. */
class RefusedCall extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** A client that throws as AWS's do. */
export class SearchClient extends SagemakerClient {
  override async call<N extends keyof SagemakerMessages>(
    operation: N,
    input: SagemakerMessages[N]['input'],
  ): Promise<SagemakerMessages[N]['output']> {
    const response = await this.send(operation, input);
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    const { __type: code, message } = JSON.parse(text);
    throw new RefusedCall(code, message);
  }

  /** Logs points as the SDK does: ten a call, times in whole seconds. */
  async putMetrics(
    componentName: string,
    points: readonly { name: string; value: number; step?: number }[],
  ): Promise<void> {
    const timestamp = Math.floor(Date.now() / 1000);
    for (let from = 0; from < points.length; from += 10) {
      const { Errors = [] } = await this.call('BatchPutMetrics', {
        TrialComponentName: componentName,
        MetricData: points.slice(from, from + 10).map(({ name, value, step }) => ({
          MetricName: name,
          Value: value,
          Timestamp: timestamp,
          ...(step !== undefined && { Step: step }),
        })),
      });
      if (Errors.length > 0) throw new Error(`BatchPutMetrics: ${JSON.stringify(Errors)}`);
    }
  }
}
