import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SagemakerMessages, SagemakerOperation } from '@assay/wire/sagemaker';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

/** An answer that is an error, as it came. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A server, its SageMaker face over raw HTTP, and what else a test of lineage asks of it. */
export interface LineageClient extends AsyncDisposable {
  readonly server: TestServer;
  call<N extends SagemakerOperation>(
    operation: N,
    input: SagemakerMessages[N]['input'],
  ): Promise<SagemakerMessages[N]['output']>;
  /** A request of the native API; its JSON answer, or undefined where it has none. */
  native(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A run of an experiment of that name, made natively; its id and ARN. */
  run(experiment: string, name: string): Promise<{ id: string; arn: string }>;
  /** Puts an object where `log_file` of SageMaker's SDK would. */
  putObject(bucket: string, key: string, body: string): Promise<void>;
}

const scope = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

export const arnOf = (kind: string, name: string): string => `arn:aws:sagemaker:us-east-1:123456789012:${kind}/${name}`;

export async function startSagemaker(limits: Readonly<Record<string, number>> = {}): Promise<LineageClient> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-lineage-'));
  await writeFile(path.join(dataDir, 'config.json'), JSON.stringify({ limits }));
  const server = await startServer({ dataDir, args: ['--log-level', 'error'] });
  const sagemaker = new SagemakerClient(server.url, { authorization: scope('sagemaker') });

  const native = async (method: string, target: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api/v1${target}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    server,
    native,
    async call(operation, input) {
      const answer = await sagemaker.send(operation, input);
      const body = (await answer.json()) as { __type?: string; message?: string };
      if (answer.ok) return body;
      throw new Refusal(body.__type ?? '', body.message ?? '');
    },
    async run(experiment, name) {
      const { id } = (await native('POST', '/runs', { experimentName: experiment, name })) as { id: string };
      return { id, arn: arnOf('experiment-trial-component', `${experiment}-${name}`) };
    },
    async putObject(bucket, key, body) {
      for (const [target, content] of [
        [`/${bucket}`, undefined],
        [`/${bucket}/${key}`, body],
      ] as const) {
        const answer = await fetch(`${server.url}${target}`, {
          method: 'PUT',
          headers: { authorization: scope('s3'), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
          ...(content !== undefined && { body: content }),
        });
        if (!answer.ok && answer.status !== 409)
          throw new Error(`PUT ${target}: ${answer.status} ${await answer.text()}`);
      }
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** All pages of a list, by its tokens. */
export async function allPages<A extends { readonly NextToken?: string }, T>(
  ask: (page: { NextToken?: string }) => Promise<A>,
  itemsOf: (answer: A) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const answer = await ask(token === undefined ? {} : { NextToken: token });
    items.push(...(itemsOf(answer) ?? []));
    token = answer.NextToken;
  } while (token !== undefined);
  return items;
}

export const text = (value: string | undefined): string => {
  if (value === undefined) throw new Error('The answer lacks a text that it must have.');
  return value;
};
