import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ConnectionOptions } from './connection.ts';

/**
 * The `sagemaker` package asks for its default bucket at a fixed address of AWS, unless its file of defaults names one; and it
 * reports its use there, unless that file says no.
 */
const sagemakerDefaults = `# Written by "assay env aws", for the sagemaker package.
SchemaVersion: '1.0'
SageMaker:
  PythonSDK:
    Modules:
      Session:
        DefaultS3Bucket: assay
      TelemetryOptOut: true
`;

/** Where the file of defaults is: in the folder that the user's programs keep their configuration in. */
export function sagemakerDefaultsFile(env: NodeJS.ProcessEnv): string {
  const asked = process.platform === 'win32' ? env['APPDATA'] : env['XDG_CONFIG_HOME'];
  const folder = asked !== undefined && path.isAbsolute(asked) ? asked : path.join(os.homedir(), '.config');
  return path.join(folder, 'assay', 'sagemaker-sdk.yaml');
}

/** Written whole or not at all, and only where it differs: programs that start just now may be reading it. */
export async function writeSagemakerDefaults(file: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === sagemakerDefaults) return;
  await mkdir(path.dirname(file), { recursive: true });
  const whole = `${file}.${process.pid}`;
  await writeFile(whole, sagemakerDefaults);
  await rename(whole, file);
}

/** An access key is `<id>.<secret>`. */
export function keyParts(key: string | undefined): { readonly id: string; readonly secret: string } {
  const [id = '', ...rest] = (key ?? '').split('.');
  return { id, secret: rest.join('.') };
}

/** Clients want one; any will do. */
const region = 'us-east-1';

/** What AWS's clients read from their environment, so that they find the server, and nothing of AWS's. */
export function awsEnvironment({
  url,
  key,
  defaultsFile,
}: {
  readonly url: string;
  readonly key?: string | undefined;
  readonly defaultsFile: string;
}): Readonly<Record<string, string>> {
  const { id, secret } = keyParts(key);
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Its clients sign every request; without keys any text will do.
    AWS_ACCESS_KEY_ID: id === '' ? 'assay' : id,
    AWS_SECRET_ACCESS_KEY: secret === '' ? 'assay' : secret,
    // Of an account of AWS, where there is one in the environment; it does not belong to the key above.
    AWS_SESSION_TOKEN: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    SAGEMAKER_USER_CONFIG_OVERRIDE: defaultsFile,
  };
}

/** The variable by which the sagemaker package knows the job that it runs in: what `load_run()` without arguments loads. */
export const jobEnvironment = (runId: string): Readonly<Record<string, string>> => ({
  TRAINING_JOB_ARN: `arn:aws:sagemaker:${region}:123456789012:training-job/assay-${runId}`,
});

/** What the one who asks should know, for standard error. */
export function awsRemarks({ key }: Pick<ConnectionOptions, 'key'>, env: NodeJS.ProcessEnv): readonly string[] {
  return [
    ...(key === undefined
      ? ['No access key is known: a server without keys takes the placeholders; for one with keys set ASSAY_KEY first.']
      : []),
    ...['AWS_PROFILE', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'AWS_ENDPOINT_URL_SAGEMAKER', 'AWS_ENDPOINT_URL_S3']
      .filter((name) => (env[name] ?? '') !== '')
      .map((name) => `${name} is set, and clients may go by it rather than by this: unset ${name}`),
  ];
}
