import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gcc } from '../../../tools/needs/gcc.ts';
import { provide } from '../../../tools/needs/need.ts';
import { repositoryRoot, runProcess } from '../../../tools/process/run-process.ts';

const programs = {
  'write-log': { target: 'write-log.so', flags: ['-shared', '-fPIC', '-ldl'] },
  'cut-disk': { target: 'cut-disk', flags: [] },
} as const;
const folder = path.join(repositoryRoot, '.cache', 'torture');

/** One of the C programs beside this file, built unless a newer one is there. Throws with the reason where it cannot be. */
export async function buildProgram(name: keyof typeof programs, say: (line: string) => void): Promise<string> {
  const { target, flags } = programs[name];
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const built = path.join(folder, target);
  const age = async (file: string): Promise<number> => {
    const facts = await stat(file).catch(() => undefined);
    return facts?.mtimeMs ?? 0;
  };
  if ((await age(built)) > (await age(source))) return built;
  const compiler = await provide(gcc, say);
  if ('missing' in compiler) throw new Error(compiler.missing);
  await mkdir(folder, { recursive: true });
  const fresh = `${built}.${process.pid}`;
  const { code, output } = await runProcess(compiler.path, ['-O2', '-Wall', '-o', fresh, source, ...flags]);
  if (code !== 0) throw new Error(`${source} does not compile:\n${output}`);
  await rename(fresh, built);
  return built;
}
