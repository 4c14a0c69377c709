import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';
import { awsVariables, createKey } from './aws-variables.ts';
import { pythonOf, quietPython } from './python-checks.ts';
import type { TestServer } from '../../../support/server.ts';

/** Runs `aws`; a few seconds each, so that not everything is tried in every way. */
function runAws(
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
  cwd?: string,
): ReturnType<typeof runProcess> {
  const python = pythonOf('sagemaker-2');
  return runProcess(python, [path.join(path.dirname(python), 'aws'), ...words], {
    ...(cwd !== undefined && { cwd }),
    env: { ...quietPython, ...variables },
  });
}

describe('the aws command line', () => {
  let server: TestServer;
  let variables: Readonly<Record<string, string>>;
  let folder: string;

  beforeAll(async () => {
    server = await startServer();
    variables = await awsVariables(server);
    folder = path.join(server.dataDir, 'files');
    await mkdir(path.join(folder, 'sub'), { recursive: true });
    await writeFile(path.join(folder, 'a.txt'), 'first');
    await writeFile(path.join(folder, 'sub', 'b ü.txt'), 'second');
    // More than one part.
    await writeFile(path.join(folder, 'large.bin'), Buffer.alloc(9 * 1024 * 1024, 'assay'));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  async function succeed(...words: readonly string[]): Promise<string> {
    const { code, output } = await runAws(words, variables, folder);
    expect(code, output).toBe(0);
    return output;
  }
  const answer = async (...words: readonly string[]): Promise<unknown> =>
    JSON.parse(await succeed('sagemaker', ...words)) as unknown;

  test('experiments from making to deleting', async () => {
    expect(await answer('create-experiment', '--experiment-name', 'by-cli')).toEqual({
      ExperimentArn: 'arn:aws:sagemaker:us-east-1:123456789012:experiment/by-cli',
    });
    await answer('create-trial', '--trial-name', 'trial', '--experiment-name', 'by-cli');
    await answer(
      'create-trial-component',
      '--trial-component-name=component',
      '--status=PrimaryStatus=Completed',
      '--parameters={"lr":{"NumberValue":0.1}}',
      '--start-time=2026-03-01T12:00:00Z',
    );
    const both = ['--trial-component-name', 'component', '--trial-name', 'trial'];
    await answer('associate-trial-component', ...both);
    expect(await answer('describe-trial-component', '--trial-component-name', 'component')).toMatchObject({
      Status: { PrimaryStatus: 'Completed' },
      Parameters: { lr: { NumberValue: 0.1 } },
    });
    expect(await answer('list-trial-components', '--experiment-name', 'by-cli', '--max-items', '5')).toMatchObject({
      TrialComponentSummaries: [{ TrialComponentName: 'component' }],
    });
    const expression = '{"Filters":[{"Name":"Parameters.lr","Operator":"LessThan","Value":"0.5"}]}';
    const found = await answer('search', '--resource', 'ExperimentTrialComponent', '--search-expression', expression);
    expect(found).toMatchObject({ Results: [{ TrialComponent: { TrialComponentName: 'component' } }] });
    await answer('disassociate-trial-component', ...both);
    await answer('delete-trial-component', '--trial-component-name', 'component');
    await answer('delete-trial', '--trial-name', 'trial');
    await answer('delete-experiment', '--experiment-name', 'by-cli');
    const gone = await runAws(['sagemaker', 'describe-experiment', '--experiment-name', 'by-cli'], variables);
    expect(gone.code).not.toBe(0);
    expect(gone.output).toContain('(ResourceNotFound)');
  });

  test('files go up, are listed, come down as they were, and are removed', async () => {
    await succeed('s3', 'mb', 's3://cli-bucket');
    await succeed('s3', 'cp', 'a.txt', 's3://cli-bucket/one/a.txt');
    expect(await succeed('s3', 'ls', 's3://cli-bucket/one/')).toMatch(/ 5 a\.txt/);
    await succeed('s3', 'sync', '.', 's3://cli-bucket/tree', '--no-progress');
    expect(await succeed('s3', 'sync', '.', 's3://cli-bucket/tree')).toBe('');
    expect(await succeed('s3', 'ls', 's3://cli-bucket', '--recursive')).toContain('tree/sub/b ü.txt');
    await succeed('s3', 'sync', 's3://cli-bucket/tree', '../down', '--no-progress');
    const down = path.join(server.dataDir, 'down');
    expect((await readdir(down)).toSorted()).toEqual(['a.txt', 'large.bin', 'sub']);
    expect(await readFile(path.join(down, 'sub', 'b ü.txt'), 'utf8')).toBe('second');
    expect(await readFile(path.join(down, 'large.bin'))).toEqual(await readFile(path.join(folder, 'large.bin')));
    expect(await succeed('s3', 'cp', 's3://cli-bucket/one/a.txt', '-')).toBe('first');
    await succeed('s3', 'mv', 's3://cli-bucket/one/a.txt', 's3://cli-bucket/two/a.txt');
    const url = (await succeed('s3', 'presign', 's3://cli-bucket/two/a.txt')).trim();
    expect(await (await fetch(url)).text()).toBe('first');
    await succeed('s3', 'rm', 's3://cli-bucket', '--recursive');
    await succeed('s3', 'rb', 's3://cli-bucket');
    expect(await succeed('s3', 'ls')).not.toContain('cli-bucket');
  });

  test('it knows who calls', async () => {
    expect(JSON.parse(await succeed('sts', 'get-caller-identity'))).toMatchObject({ Account: '123456789012' });
  });
});

test('a locked server takes what is signed with its key; a wrong secret each service refuses in its own words', async () => {
  await using server = await startServer();
  const key = await createKey(server.dataDir);
  const file = path.join(server.dataDir, 'large.bin');
  await writeFile(file, Buffer.alloc(9 * 1024 * 1024, 'assay'));
  const signed = await awsVariables(server, key);
  for (const words of [
    ['sagemaker', 'create-experiment', '--experiment-name', 'locked'],
    ['s3', 'mb', 's3://locked-bucket'],
    ['s3', 'cp', file, 's3://locked-bucket/a b/ü+.bin', '--no-progress'],
    ['s3', 'cp', 's3://locked-bucket/a b/ü+.bin', `${file}.2`, '--no-progress'],
    ['sts', 'get-caller-identity'],
  ]) {
    const { code, output } = await runAws(words, signed);
    expect(code, output).toBe(0);
  }
  expect(await readFile(`${file}.2`)).toEqual(await readFile(file));

  const altered = await awsVariables(server, `${key.split('.')[0] ?? ''}.not-the-secret`);
  const refused = async (...words: readonly string[]): Promise<string> => (await runAws(words, altered)).output;
  expect(await refused('sagemaker', 'list-experiments')).toContain('(InvalidSignatureException)');
  expect(await refused('s3', 'ls')).toContain('(SignatureDoesNotMatch)');
});
