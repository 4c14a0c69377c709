import type { SagemakerMessages } from '@assay/wire/sagemaker';

/** An error as AWS's clients read it. */
export interface SagemakerFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** SageMaker's API over real HTTP, unsigned and without a client's own checks and retries. */
export class SagemakerClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  async call<N extends keyof SagemakerMessages>(
    operation: N,
    input: SagemakerMessages[N]['input'],
  ): Promise<SagemakerMessages[N]['output']> {
    const response = await this.send(operation, input);
    const text = await response.text();
    if (!response.ok) throw new Error(`${operation} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  /** What the operation refuses the input with. */
  async fault(operation: keyof SagemakerMessages, input: unknown): Promise<SagemakerFault> {
    const response = await this.send(operation, input);
    const text = await response.text();
    if (response.ok) throw new Error(`${operation} was expected to fail, and answered ${text}`);
    const { __type: code, message } = JSON.parse(text);
    return { status: response.status, code, message };
  }

  send(operation: keyof SagemakerMessages, input: unknown): Promise<Response> {
    const body = JSON.stringify(input);
    if (operation === 'BatchPutMetrics' || operation === 'BatchGetMetrics') {
      const method = operation === 'BatchPutMetrics' ? 'PUT' : 'POST';
      const headers = { ...this.#headers, 'content-type': 'application/json' };
      return fetch(`${this.#url}/${operation}`, { method, headers, body });
    }
    const headers = {
      ...this.#headers,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `SageMaker.${operation}`,
    };
    return fetch(this.#url, { method: 'POST', headers, body });
  }
}
