import path from 'node:path';
import { readRepositoryFile } from '../source/repository-files.ts';
import { repositoryRoot } from '../process/run-process.ts';
import { existsSync } from 'node:fs';
import type { Check } from './check.ts';
import { readRoomRules } from './room-rules.ts';

const longestRoomReadme = 20;
const longestArchitecture = 200;

/** Every room has a README, short enough to be read; links between pages lead somewhere. */
export const pages: Check = {
  name: 'pages',
  run: ({ files }) => [...roomReadmes(files), ...architecture(files), ...files.filter(isPage).flatMap(brokenLinks)],
};

const isPage = (file: string): boolean => file.endsWith('.md');

const lengthOf = (file: string): number => readRepositoryFile(file).trimEnd().split('\n').length;

function roomReadmes(files: readonly string[]): readonly string[] {
  return Object.keys(readRoomRules().rooms).flatMap((room) => {
    const file = `packages/${room}/README.md`;
    if (!files.includes(file)) return [`${file}: missing (purpose, imports, door; at most ${longestRoomReadme} lines)`];
    const lines = lengthOf(file);
    return lines > longestRoomReadme ? [`${file}: ${lines} lines; ${longestRoomReadme} are the most`] : [];
  });
}

function architecture(files: readonly string[]): readonly string[] {
  if (!files.includes('ARCHITECTURE.md')) return [];
  const lines = lengthOf('ARCHITECTURE.md');
  return lines > longestArchitecture ? [`ARCHITECTURE.md: ${lines} lines; ${longestArchitecture} are the most`] : [];
}

/** Links to files that are not there; code blocks are no text. Links to other sites are not followed. */
export function linksOf(text: string): readonly { readonly target: string; readonly line: number }[] {
  let inCode = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*```/.test(line)) inCode = !inCode;
    if (inCode) return [];
    const targets = [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(\s*<?([^)\s>]+)/g)].map((match) => match[1] ?? '');
    return targets
      .filter((target) => !/^([a-z][a-z+.-]*:|#|\/)/i.test(target))
      .map((target) => ({ target: target.split('#')[0] ?? '', line: index + 1 }));
  });
}

function brokenLinks(page: string): readonly string[] {
  return linksOf(readRepositoryFile(page)).flatMap(({ target, line }) => {
    const file = path.join(repositoryRoot, path.dirname(page), decodeURIComponent(target));
    return existsSync(file) ? [] : [`${page}:${line}: the link to ${target} leads nowhere`];
  });
}
