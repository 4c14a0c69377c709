import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from '../process/run-process.ts';

/**
 * Compiles the rooms' sources to JavaScript and declarations below `folder`: `<folder>/<room>/src/...`. One program
 * for all, so that the declarations agree. Files that are no TypeScript (SQL, JSON) are copied beside.
 */
export async function compileRooms(rooms: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const settings = {
    extends: path.join(repositoryRoot, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rootDir: path.join(repositoryRoot, 'packages'),
      outDir: folder,
      typeRoots: [path.join(repositoryRoot, 'node_modules', '@types')],
    },
    include: rooms.map((room) => path.join(repositoryRoot, 'packages', room, 'src', '**', '*.ts')),
    exclude: [path.join(repositoryRoot, 'packages', '*', 'src', '**', '*.test.ts')],
  };
  const project = path.join(folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify(settings));
  const tsc = path.join(repositoryRoot, 'node_modules', '.bin', 'tsc');
  const { code, output } = await runProcess(tsc, ['-p', project, '--pretty', 'false']);
  if (code !== 0) throw new Error(`The rooms do not compile:\n${output}`);

  for (const room of rooms) {
    const source = path.join(repositoryRoot, 'packages', room, 'src');
    for (const file of globSync('**/*', { cwd: source, withFileTypes: false })) {
      if (!/\.\w+$/.test(file) || /\.tsx?$/.test(file)) continue;
      cpSync(path.join(source, file), path.join(folder, room, 'src', file));
    }
    for (const file of globSync('**/*.js', { cwd: path.join(folder, room, 'src') })) {
      rewriteUrls(path.join(folder, room, 'src', file));
    }
  }
}

const urlOfSource = /new URL\((['"`])(\.[^'"`]*)\.ts\1,\s*import\.meta\.url\)/g;

/** The compiler rewrites imports only; the script of a worker thread is named by a URL. */
function rewriteUrls(file: string): void {
  const text = readFileSync(file, 'utf8');
  const rewritten = text.replace(urlOfSource, (_, quote: string, target: string) => {
    if (!existsSync(path.join(path.dirname(file), `${target}.js`))) {
      throw new Error(`${file}: the URL "${target}.ts" names no source of this room.`);
    }
    return `new URL(${quote}${target}.js${quote}, import.meta.url)`;
  });
  if (rewritten !== text) writeFileSync(file, rewritten);
}
