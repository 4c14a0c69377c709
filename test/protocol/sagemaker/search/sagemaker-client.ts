import type { SagemakerMessages, SagemakerOperation } from '@assay/wire/sagemaker';

/** What an AWS client throws: the code that callers act on, and the words. */
export class RefusedCall extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Calls of SageMaker's API as its clients make them, unsigned. */
export class SagemakerClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async call<N extends SagemakerOperation>(
    operation: N,
    input: SagemakerMessages[N]['input'],
  ): Promise<SagemakerMessages[N]['output']> {
    return this.raw(operation, input);
  }

  /** Of an input that the model does not allow. */
  async raw<Answer>(operation: string, input: unknown): Promise<Answer> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `SageMaker.${operation}` },
      body: JSON.stringify(input),
    });
    return answerOf(response);
  }

  async putMetrics(
    componentName: string,
    points: readonly { name: string; value: number; step?: number }[],
  ): Promise<void> {
    const timestamp = Math.floor(Date.now() / 1000);
    for (let from = 0; from < points.length; from += 10) {
      const data = points.slice(from, from + 10).map(({ name, value, step }) => ({
        MetricName: name,
        Value: value,
        Timestamp: timestamp,
        ...(step !== undefined && { Step: step }),
      }));
      const response = await fetch(`${this.#url}/BatchPutMetrics`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ TrialComponentName: componentName, MetricData: data }),
      });
      const { Errors = [] } = await answerOf<{ Errors?: unknown[] }>(response);
      if (Errors.length > 0) throw new Error(`BatchPutMetrics: ${JSON.stringify(Errors)}`);
    }
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.status === 200) return JSON.parse(text);
  const { __type = String(response.status), message = text } = JSON.parse(text);
  throw new RefusedCall(__type, message);
}
