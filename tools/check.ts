/**
 * `npm run check`: every check, side by side, one line each with its time; what failed is printed below.
 * Names as arguments run only those (`npm run check -- rooms style`); `--write` brings what is kept in step up to date.
 */
import type { Check } from './checks/check.ts';
import { format, lint, studioTypes, types } from './checks/commands.ts';
import { generatedPages } from './checks/generated-pages.ts';
import { ownWords } from './checks/own-words.ts';
import { pages } from './checks/pages.ts';
import { ratchet } from './checks/ratchet.ts';
import { rooms } from './checks/rooms.ts';
import { snippets } from './checks/snippets.ts';
import { style } from './checks/style.ts';
import { seconds } from './process/run-process.ts';
import { repositoryFiles } from './source/repository-files.ts';

// Those that start a program of their own come first, so that they run while this process reads.
const checks: readonly Check[] = [
  types,
  studioTypes,
  lint,
  format,
  snippets,
  generatedPages,
  rooms,
  style,
  ratchet,
  pages,
  ownWords,
];

const args = process.argv.slice(2);
const write = args.includes('--write');
const asked = args.filter((arg) => !arg.startsWith('--'));
const idOf = (check: Check): string => check.name.replaceAll(' ', '-');
const unknown = asked.filter((name) => !checks.some((check) => idOf(check) === name));
if (unknown.length > 0) {
  console.error(`No check "${unknown.join('", "')}". There are: ${checks.map(idOf).join(', ')}.`);
  process.exit(2);
}

const startedAt = performance.now();
const context = { files: repositoryFiles(), write };
const chosen = checks.filter((check) => asked.length === 0 || asked.includes(idOf(check)));
const results = await Promise.all(chosen.map(runOne));

const failed = results.filter((result) => result.problems.length > 0);
for (const { check, problems } of failed) console.log(`\n${check.name}:\n${problems.join('\n')}`);
const total = seconds(performance.now() - startedAt);
console.log(`\n${chosen.length - failed.length} of ${chosen.length} checks passed in ${total}`);
if (failed.length > 0) console.log(`Failed: ${failed.map(({ check }) => check.name).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function runOne(check: Check): Promise<{ check: Check; problems: readonly string[] }> {
  const from = performance.now();
  let problems: readonly string[];
  try {
    problems = await check.run(context);
  } catch (thrown) {
    problems = [`the check itself failed: ${thrown instanceof Error ? thrown.stack : String(thrown)}`];
  }
  // A line that begins with a blank goes on with the one before.
  const count = problems.filter((line) => !line.startsWith(' ')).length;
  const words = problems.length === 0 ? 'ok' : `${count} problem${count === 1 ? '' : 's'}`;
  console.log(
    `${problems.length === 0 ? '✓' : '✗'} ${check.name.padEnd(18)} ${words.padEnd(16)} ${seconds(performance.now() - from).padStart(7)}`,
  );
  return { check, problems };
}
