import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationNames, servedOperations } from '@assay/wire/sagemaker';
import { sendRaw, statusesIn } from '../../../support/send-raw.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf, send } from './signed-request.ts';
import type { Answer } from './signed-request.ts';

/** What is no sound call of SageMaker's API, to a server without keys. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'warn'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

const jsonType = 'application/x-amz-json-1.1';
const call = async (
  operation: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  send(server.port, {
    method: 'POST',
    target: '/',
    headers: { 'content-type': jsonType, 'x-amz-target': `SageMaker.${operation}`, ...headers },
    body: Buffer.from(body),
  });

function expectFault(answer: Answer, code: string, words: string, status = 400): void {
  expect(codeOf(answer), answer.text).toBe(code);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(words);
  expect(answer.headers['x-amzn-requestid']).toMatch(/^\S+$/);
  expect(answer.headers['x-amzn-errortype']).toBe(code);
  expect(answer.text.length).toBeLessThan(20_000);
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
}

const patient = { timeout: 30_000 };

describe('bodies', () => {
  test.each([
    ['cut JSON', '{"ExperimentName":"a"'],
    ['another language', '<ExperimentName>a</ExperimentName>'],
    ['Python’s words', '{"MaxResults": NaN}'],
    ['no UTF-8', Buffer.from('7b22ff227d', 'hex')],
    ['a byte order mark', '\uFEFF{}'],
    ['a NUL', '{}\u0000'],
    ['two documents', '{}{}'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a depth of 100,000', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`.replace('"a"', '"ExperimentName"')],
  ])('%s', async (_, body) => {
    expectFault(await call('CreateExperiment', body), 'SerializationException', '');
  });

  test('none at all is an empty object', async () => {
    expectFault(await call('CreateExperiment', ''), 'ValidationException', "Value null at 'experimentName'");
  });

  test('larger than 4 MB: refused before it is sent', async () => {
    const head = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${jsonType}\r\nX-Amz-Target: SageMaker.CreateExperiment\r\n`;
    const answer = await sendRaw(server.port, `${head}Content-Length: 4194305\r\n\r\n{`);
    expect(statusesIn(answer)).toEqual([413]);
    expect(answer).toContain('"__type":"RequestEntityTooLargeException"');
  });

  test('many large ones at once that do not come: others of that size wait, small ones pass', async () => {
    const head = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${jsonType}\r\nX-Amz-Target: SageMaker.ListExperiments\r\n`;
    const stalled = await Promise.all(
      Array.from(
        { length: 16 },
        async () =>
          new Promise<net.Socket>((resolve) => {
            const socket = net.connect(server.port, '127.0.0.1', () =>
              socket.write(`${head}Content-Length: 4194304\r\n\r\n{`, () => resolve(socket)),
            );
            socket.on('error', () => undefined);
          }),
      ),
    );
    try {
      const large = JSON.stringify({ Unknown: 'x'.repeat(100_000) });
      await expect.poll(async () => codeOf(await call('ListExperiments', large)), patient).toBe('ThrottlingException');
      expect((await call('ListExperiments', '{}')).status).toBe(200);
    } finally {
      for (const socket of stalled) socket.destroy();
    }
    const large = JSON.stringify({ Unknown: 'x'.repeat(100_000) });
    await expect.poll(async () => (await call('ListExperiments', large)).status, patient).toBe(200);
  });

  test('compressed', async () => {
    expectFault(
      await call('CreateExperiment', '{}', { 'content-encoding': 'gzip' }),
      'SerializationException',
      'Content-Encoding',
    );
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/cbor', 'multipart/form-data', 'json', ''])(
    'of type %j',
    async (type) => {
      const answer = await call('CreateExperiment', '{"ExperimentName":"never"}', { 'content-type': type });
      expect([codeOf(answer), answer.status], answer.text).toEqual(['SerializationException', 400]);
    },
  );
});

describe('targets', () => {
  const served: ReadonlySet<string> = new Set(servedOperations);
  const missing = operationNames.sagemaker.filter((name) => !served.has(name));

  test('every operation that AWS has and Assay has not is told by its name', async () => {
    for (const name of missing)
      expectFault(await call(name, '{}'), 'UnknownOperationException', `does not offer ${name}`);
  });

  test.each([
    'SageMaker.',
    'SageMaker.Nope',
    'SageMaker.constructor',
    'SageMaker.__proto__',
    'Sagemaker.ListExperiments',
    'DynamoDB_20120810.ListTables',
    'ListExperiments',
    '',
    'x'.repeat(8000),
  ])('%j', async (target) => {
    expectFault(await call('', '{}', { 'x-amz-target': target }), 'UnknownOperationException', 'X-Amz-Target');
  });

  test('operations of the metrics service are asked for by path', async () => {
    const put = (target: string, method: string) =>
      send(server.port, { method, target, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') });
    expectFault(await put('/BatchPutMetrics', 'PUT'), 'ValidationException', "Value null at 'trialComponentName'");
    expectFault(await put('/BatchGetMetrics', 'POST'), 'ValidationException', "Value null at 'metricQueries'");
  });
});

describe('inputs', () => {
  test('are checked before anything happens', async () => {
    expectFault(
      await call('CreateExperiment', JSON.stringify({ ExperimentName: 'a_b', DisplayName: 'c_d' })),
      'ValidationException',
      "2 validation errors detected: Value 'a_b' at 'experimentName'",
    );
    expectFault(
      await call('CreateTrial', '{"TrialName":1,"ExperimentName":"a"}'),
      'SerializationException',
      "'trialName'",
    );
    expectFault(await call('ListTrials', '{"MaxResults":101}'), 'ValidationException', 'less than or equal to 100');
    expectFault(await call('Search', '{"Resource":"Moon"}'), 'ValidationException', 'enum value set');
  });

  test('headers of 100 MB end in 431, and the server lives on', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const socket = net.connect(server.port, '127.0.0.1');
      const line = `X-Amz-Meta-Fill: ${'x'.repeat(1024 * 1024)}\r\n`;
      let left = 100;
      let text = '';
      const more = (): void => {
        while (left > 0 && !socket.destroyed) {
          left--;
          if (!socket.write(line)) {
            socket.once('drain', more);
            return;
          }
        }
      };
      socket.on('connect', () => {
        socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: SageMaker.ListExperiments\r\n`);
        more();
      });
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      // Writing into a connection that the server has ended is an error of its own; the answer is there before it.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        const [first] = statusesIn(text);
        if (first === undefined) reject(new Error(`no answer: ${text}`));
        else resolve(first);
      });
    });
    expect(status).toBe(431);
    expect(statusesIn(await sendRaw(server.port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'))).toEqual([200]);
  });
});

describe('refusals of the gate speak AWS’s language', () => {
  test('another host, a page of another site', async () => {
    const host = await call('ListExperiments', '{}', { host: 'evil.test' });
    expect([host.status, codeOf(host)]).toEqual([421, 'AccessDeniedException']);
    const page = await call('ListExperiments', '{}', { origin: 'http://evil.test' });
    expect([page.status, codeOf(page)]).toEqual([403, 'AccessDeniedException']);
  });
});

describe('STS', () => {
  const sts = async (body: string): Promise<Answer> =>
    send(server.port, {
      method: 'POST',
      target: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: Buffer.from(body),
    });

  test('says who calls', async () => {
    const answer = await sts('Action=GetCallerIdentity&Version=2011-06-15');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/xml');
    expect(answer.text).toContain('<Account>123456789012</Account>');
    expect(answer.text).toContain('<Arn>arn:aws:iam::123456789012:root</Arn>');
  });

  test.each([
    ['Action=AssumeRole&Version=2011-06-15', 'InvalidAction', 'does not offer AssumeRole'],
    ['Action=%3Cscript%3E', 'InvalidAction', '&lt;script&gt;'],
    ['', 'MissingAction', 'Action'],
  ])('%s', async (body, code, words) => {
    const answer = await sts(body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(answer.text).toContain(words);
    expect(answer.text).toMatch(/^<ErrorResponse .*<RequestId>[^<]+<\/RequestId><\/ErrorResponse>\n$/);
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(server.output()).not.toContain('request failed');
});
