/** `npm run bench -- <area> [arguments]`: runs bench/<area>/main.ts; without an area it lists them. */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from './process/run-process.ts';

const areas = [
  ...globSync('bench/*/main.ts', { cwd: repositoryRoot }).map((file) => file.split(path.sep)[1] ?? ''),
  ...globSync('bench/*.ts', { cwd: repositoryRoot })
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => !/\.(test|config|d)$/.test(name)),
].sort();
const [area, ...rest] = process.argv.slice(2);

if (area === undefined || !areas.includes(area)) {
  if (area !== undefined) console.error(`There is no bench "${area}".`);
  const list = areas.length === 0 ? 'none yet' : areas.join(', ');
  console.error(`Usage: npm run bench -- <area>\nAreas: ${list}`);
  process.exitCode = 2;
} else {
  const folder = path.join('bench', area, 'main.ts');
  const file = existsSync(path.join(repositoryRoot, folder)) ? folder : path.join('bench', `${area}.ts`);
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const { code } = await runProcess(process.execPath, [...flags, file, ...rest], { live: true });
  process.exitCode = code;
}
