import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import path from 'node:path';

const run = promisify(execFile);
const assay = fileURLToPath(new URL('../../../../packages/cli/bin/assay.mjs', import.meta.url));

/** What `assay env aws` prints for a server, as people give it to their programs. */
export async function awsVariables(
  { url, dataDir }: { readonly url: string; readonly dataDir: string },
  key?: string,
): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await run(process.execPath, ['--conditions=source', assay, 'env', 'aws', '--json'], {
    env: {
      ...process.env,
      // Not into the configuration of whoever runs the tests.
      XDG_CONFIG_HOME: path.join(dataDir, 'config-of-user'),
      ASSAY_URL: url,
      ...(key !== undefined && { ASSAY_KEY: key }),
    },
  });
  return { ...(JSON.parse(stdout) as Record<string, string>), AWS_CONFIG_FILE: '/dev/null', NO_PROXY: '127.0.0.1' };
}

/** Makes an access key in a data folder. */
export async function createKey(dataDir: string): Promise<string> {
  const args = ['--conditions=source', assay, 'keys', 'create', '--data', dataDir];
  const { stdout } = await run(process.execPath, args);
  return stdout.trim();
}
