import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/run-process.ts';
import { scanModule } from '../source/module-scan.ts';
import { isGenerated, isSource, isTest, readRepositoryFile } from '../source/repository-files.ts';
import type { Check } from './check.ts';

const file = 'ratchet.json';
const longFile = 300;

/** What each debt counts, in one file. */
const debts = {
  lintDisables: (source: string) => comments(source, /\b(?:ox|es)lint-disable|@ts-(?:ignore|expect-error|nocheck)\b/),
  todos: (source: string) => comments(source, /\b(?:TODO|FIXME|XXX|HACK)\b/),
  longFiles: (source: string) => (readRepositoryFile(source).trimEnd().split('\n').length > longFile ? 1 : 0),
  skippedTests: (source: string) =>
    isTest(source) ? (readRepositoryFile(source).match(/\b(?:test|it|describe)\.(?:skip|todo)\b/g)?.length ?? 0) : 0,
} satisfies Record<string, (source: string) => number>;

type Debt = keyof typeof debts;
const names = Object.keys(debts) as readonly Debt[];

const comments = (source: string, pattern: RegExp): number =>
  scanModule(source).comments.filter(({ text }) => pattern.test(text)).length;

/** Debts that may only fall: each is counted and held against the number kept in ratchet.json. */
export const ratchet: Check = {
  name: 'ratchet',
  run({ files, write }) {
    const sources = files.filter((each) => isSource(each) && !isGenerated(each));
    const counts = Object.fromEntries(
      names.map((debt) => [debt, sources.reduce((sum, source) => sum + debts[debt](source), 0)]),
    ) as Record<Debt, number>;
    // The first time all debts are taken as they are.
    const kept = existsSync(path.join(repositoryRoot, file))
      ? (JSON.parse(readRepositoryFile(file)) as Partial<Record<Debt, number>>)
      : counts;
    const allowed = (debt: Debt): number => kept[debt] ?? 0;
    if (write) {
      const lowered = Object.fromEntries(names.map((debt) => [debt, Math.min(counts[debt], allowed(debt))]));
      writeFileSync(path.join(repositoryRoot, file), `${JSON.stringify(lowered, undefined, 2)}\n`);
    }
    return names.flatMap((debt) => {
      if (counts[debt] > allowed(debt)) {
        const where = sources.filter((source) => debts[debt](source) > 0).join(', ');
        return [`${file}: ${debt} rose from ${allowed(debt)} to ${counts[debt]}: ${where}`];
      }
      if (counts[debt] < allowed(debt) && !write) {
        return [`${file}: ${debt} fell to ${counts[debt]}: keep it with "npm run check -- ratchet --write"`];
      }
      return [];
    });
  },
};
