import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { assignment, clientEnvironment } from './env.ts';

const key = 'AKABCDEFGHIJKLMNOPQR.secret-text';

test('each client gets the names that it reads', () => {
  const url = 'http://h:1';
  expect(clientEnvironment('typescript', { url }, '')).toEqual({ ASSAY_URL: url });
  expect(clientEnvironment('typescript', { url, key }, '')).toEqual({ ASSAY_URL: url, ASSAY_KEY: key });
  expect(clientEnvironment('mlflow', { url, key }, '')).toEqual({
    MLFLOW_TRACKING_URI: url,
    MLFLOW_TRACKING_USERNAME: 'AKABCDEFGHIJKLMNOPQR',
    MLFLOW_TRACKING_PASSWORD: 'secret-text',
  });
  expect(clientEnvironment('aws', { url, key }, '/c/d.yaml')).toEqual({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKABCDEFGHIJKLMNOPQR',
    AWS_SECRET_ACCESS_KEY: 'secret-text',
    AWS_SESSION_TOKEN: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    SAGEMAKER_USER_CONFIG_OVERRIDE: '/c/d.yaml',
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
