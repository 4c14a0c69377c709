import { fileURLToPath } from 'node:url';
import { runProcess } from '../../tools/process/run-process.ts';

const program = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

/** What `assay verify` finds wrong with a data folder; nothing is what we want. */
export async function verifyFolder(dataDir: string): Promise<readonly string[]> {
  const { code, output } = await runProcess(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', program, 'verify', '--data', dataDir],
    { env: { NO_COLOR: '1' }, timeoutMs: 120_000 },
  );
  return code === 0 ? [] : [`assay verify answers ${code}:\n${output}`];
}
