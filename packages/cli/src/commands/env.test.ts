import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { assignment, clientEnvironment } from './env.ts';

const key = 'AKABCDEFGHIJKLMNOPQR.secret-text';

test('each client gets the names that it reads', () => {
  expect(clientEnvironment('typescript', 'http://h:1', undefined)).toEqual({ ASSAY_URL: 'http://h:1' });
  expect(clientEnvironment('typescript', 'http://h:1', key)).toEqual({ ASSAY_URL: 'http://h:1', ASSAY_KEY: key });
  expect(clientEnvironment('mlflow', 'http://h:1', key)).toEqual({
    MLFLOW_TRACKING_URI: 'http://h:1',
    MLFLOW_TRACKING_USERNAME: 'AKABCDEFGHIJKLMNOPQR',
    MLFLOW_TRACKING_PASSWORD: 'secret-text',
  });
  expect(clientEnvironment('aws', 'http://h:1', key)).toMatchObject({
    AWS_ACCESS_KEY_ID: 'AKABCDEFGHIJKLMNOPQR',
    AWS_SECRET_ACCESS_KEY: 'secret-text',
  });
});

test.each(['plain', "it's", '$(rm -rf x)', 'a\\b', '"; echo x', '`id`', 'two\nlines'])(
  'a shell reads %j back as it was',
  (value) => {
    const script = `${assignment('sh', 'ASSAY_TEST', value)}\nprintf %s "$ASSAY_TEST"`;
    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(value);
  },
);

test('quotes of other shells', () => {
  expect(assignment('fish', 'A', "it's \\")).toBe(String.raw`set -gx A 'it\'s \\'`);
  expect(assignment('powershell', 'A', "it's")).toBe("$env:A = 'it''s'");
});
