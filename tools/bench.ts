/** `npm run bench -- <area> [arguments]`: runs bench/<area>/main.ts, or with --help says what it takes; without an area it lists them. */
import { existsSync, globSync, readFileSync } from 'node:fs';
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
  console.error(`Usage: npm run bench -- <area> [--help]\nAreas: ${list}`);
  process.exitCode = 2;
} else if (rest.includes('--help') || rest.includes('-h')) console.log(headerOf(fileOf(area)));
else {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const { code } = await runProcess(process.execPath, [...flags, fileOf(area), ...rest], { live: true });
  process.exitCode = code;
}

function fileOf(name: string): string {
  const folder = path.join('bench', name, 'main.ts');
  return existsSync(path.join(repositoryRoot, folder)) ? folder : path.join('bench', `${name}.ts`);
}

/** The comment that a file begins with, without its stars. */
function headerOf(file: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(path.join(repositoryRoot, file), 'utf8'))?.[1] ?? '';
  return comment.replaceAll(/^ *\* ?/gm, '').trim();
}
