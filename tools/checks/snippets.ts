import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from '../process/run-process.ts';
import { docSnippets, snippetFileName, snippetModule } from '../source/doc-snippets.ts';
import type { DocSnippet } from '../source/doc-snippets.ts';
import type { Check } from './check.ts';

/** Every ts block of the documentation compiles against the rooms' doors, each as a module of its own. */
export const snippets: Check = {
  name: 'doc snippets',
  async run({ files }) {
    const all = docSnippets(files);
    const refused = all.flatMap(refuseWords);
    const checked = all.filter(({ words }) => !words.startsWith('no-check'));
    return [...refused, ...(await compile(checked))];
  },
};

function refuseWords({ page, line, words }: DocSnippet): readonly string[] {
  if (words === '' || words === 'run' || /^no-check\s+\S/.test(words)) return [];
  const place = `${page}:${line - 1}`;
  if (words === 'no-check') return [`${place}: "ts no-check" needs a reason after it`];
  return [`${place}: "ts ${words}" is unknown; write "ts", "ts run" or "ts no-check <reason>"`];
}

const settings = {
  extends: '../../tsconfig.base.json',
  compilerOptions: { lib: ['es2024', 'dom', 'esnext.disposable'], noUnusedLocals: false, noUnusedParameters: false },
  include: ['*.ts'],
};

async function compile(snippetList: readonly DocSnippet[]): Promise<readonly string[]> {
  if (snippetList.length === 0) return [];
  const folder = path.join(repositoryRoot, '.cache', 'snippets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const byFile = new Map(snippetList.map((snippet) => [snippetFileName(snippet), snippet]));
  for (const [file, snippet] of byFile) writeFileSync(path.join(folder, file), snippetModule(snippet));
  const tsc = path.join(repositoryRoot, 'node_modules', '.bin', 'tsc');
  const { code, output } = await runProcess(tsc, ['-p', folder, '--pretty', 'false']);
  if (code === 0) return [];
  return output
    .trimEnd()
    .split('\n')
    .map((line) => atPage(line, byFile));
}

/** A line of the compiler with the place in the page instead of the place in the extracted file. */
function atPage(line: string, byFile: ReadonlyMap<string, DocSnippet>): string {
  const found = /^\.cache\/snippets\/([^(]+)\((\d+),(\d+)\): (.*)$/.exec(line);
  const snippet = byFile.get(found?.[1] ?? '');
  if (found === null || snippet === undefined) return line;
  return `${snippet.page}:${snippet.line + Number(found[2]) - 1}:${found[3]}: ${found[4]}`;
}
