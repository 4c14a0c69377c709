import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '../src/program.ts';

const program = buildProgram({
  terminal: { width: 80, interactive: false, colours: false, print: () => undefined, note: () => undefined },
  env: {},
  setExitCode: () => undefined,
});

/** All texts of a document, wherever they stand. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Words as a shell parts them, but that variables stay as they are. */
const wordsOf = (line: string): readonly string[] =>
  Array.from(line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\$\{\{[^}]*\}\}|[^\s"'])+/g), ([word]) => word);

interface Called {
  readonly command: Command;
  readonly options: readonly string[];
}

/** The command that the words name, and its options. */
function called(words: readonly string[]): Called {
  let command: Command = program;
  let at = 0;
  for (; at < words.length; at++) {
    const next = command.commands.find((each) => each.name() === words[at]);
    if (next === undefined) break;
    command = next;
  }
  const end = words.indexOf('--');
  const options = words.slice(at, end < 0 ? undefined : end).filter((word) => /^-{1,2}[a-z]/.test(word));
  return { command, options };
}

test.each([
  ['github-actions.yml', ['exec', 'gate']],
  ['.gitlab-ci.yml', ['exec', 'gate']],
])('the commands of examples/ci/%s are there, with their options', async (file, names) => {
  const text = await readFile(new URL(`../../../examples/ci/${file}`, import.meta.url), 'utf8');
  const lines = textsOf(parse(text)).flatMap((each) => each.split('\n'));
  const commands = lines.map((line) => wordsOf(line)).filter(([first]) => first === 'assay');
  const found = commands.map(([, ...words]) => called(words));
  expect(found.map(({ command }) => command.name()).toSorted()).toEqual(names);
  for (const { command, options } of found) {
    expect(options.length).toBeGreaterThan(1);
    for (const option of options)
      expect(
        command.options.flatMap(({ short, long }) => [short, long]),
        `${command.name()} ${option}`,
      ).toContain(option);
    for (const { mandatory, long = '', short = '' } of command.options)
      if (mandatory)
        expect(options, `${command.name()} wants ${long}`).toEqual(
          expect.arrayContaining([options.includes(short) ? short : long]),
        );
  }
});

test('an option that is not there is noticed', () => {
  const { command, options } = called(wordsOf('gate -e digits --no-such "a b" -- --other').slice(0));
  expect([command.name(), options]).toEqual(['gate', ['-e', '--no-such']]);
});
