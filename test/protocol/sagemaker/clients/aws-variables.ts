import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../../../tools/process/run-process.ts';

const run = promisify(execFile);
const assay = path.join(repositoryRoot, 'packages', 'cli', 'bin', 'assay.mjs');

/** Programs neither read nor write the configuration of whoever runs the tests. */
export const userConfig = (folder: string): Readonly<Record<string, string>> => ({
  XDG_CONFIG_HOME: path.join(folder, 'config-of-user'),
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  NO_PROXY: '127.0.0.1',
});

/** What `assay env aws` prints for a server, as people give it to their programs. */
export async function awsVariables(
  { url, dataDir }: { readonly url: string; readonly dataDir: string },
  key?: string,
): Promise<Readonly<Record<string, string>>> {
  const config = userConfig(dataDir);
  const { stdout } = await run(process.execPath, ['--conditions=source', assay, 'env', 'aws', '--json'], {
    env: { ...process.env, ...config, ASSAY_URL: url, ...(key !== undefined && { ASSAY_KEY: key }) },
  });
  return { ...(JSON.parse(stdout) as Record<string, string>), ...config };
}

/** Makes an access key in a data folder. */
export async function createKey(dataDir: string): Promise<string> {
  const args = ['--conditions=source', assay, 'keys', 'create', '--data', dataDir];
  const { stdout } = await run(process.execPath, args);
  return stdout.trim();
}
