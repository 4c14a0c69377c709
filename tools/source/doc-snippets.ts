import path from 'node:path';
import { readRepositoryFile } from './repository-files.ts';

/** One ```ts block of a page. */
export interface DocSnippet {
  readonly page: string;
  /** The line of the page where the block's first line of code stands. */
  readonly line: number;
  readonly code: string;
  /** The words after `ts` on the opening line: `run`, or `no-check <reason>`. */
  readonly words: string;
}

const isPage = (file: string): boolean =>
  /^(README\.md|docs\/.*\.md|packages\/[^/]+\/README\.md|examples\/.*\.md)$/.test(file);

/** All ts blocks of the README files and of docs/, in the order of the pages. */
export const docSnippets = (files: readonly string[]): readonly DocSnippet[] =>
  files.filter(isPage).flatMap((page) => snippetsOf(page, readRepositoryFile(page)));

export function snippetsOf(page: string, text: string): readonly DocSnippet[] {
  const snippets: DocSnippet[] = [];
  let open: { fence: string; indent: string; words: string | undefined; line: number; code: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^(\s*)(`{3,})\s*(.*)$/.exec(line);
    if (open === undefined) {
      if (fence === null) continue;
      const words = /^(?:ts|typescript)(?:\s+(.*))?$/.exec(fence[3] ?? '');
      const snippetWords = words === null ? undefined : (words[1] ?? '').trim();
      open = { fence: fence[2] ?? '', indent: fence[1] ?? '', words: snippetWords, line: index + 2, code: [] };
    } else if (fence !== null && fence[3] === '' && (fence[2] ?? '').length >= open.fence.length) {
      if (open.words !== undefined)
        snippets.push({ page, line: open.line, code: open.code.join('\n'), words: open.words });
      open = undefined;
    } else open.code.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return snippets;
}

/** The file name of a snippet among the extracted ones; from it and a line of the file the line of the page follows. */
export const snippetFileName = ({ page, line }: DocSnippet): string =>
  `${path.posix.join(page).replaceAll('/', '__').replace(/\.md$/, '')}__${line}.ts`;

/** The snippet as a module of its own, with the installed package's name turned into the room's. */
export function snippetModule({ code }: DocSnippet): string {
  const resolved = code.replace(/(\bfrom\s+|\bimport\s*\(?\s*)(['"])assay(\/browser)?\2/g, '$1$2@assay/sdk$3$2');
  return /^\s*(?:import|export)\b/m.test(code) ? `${resolved}\n` : `${resolved}\nexport {};\n`;
}
