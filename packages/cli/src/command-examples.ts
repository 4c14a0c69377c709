import type { Command } from 'commander';

/** What is typed, and what it does (which may be empty). */
export type Example = readonly [typed: string, does: string];

const examplesOf = new WeakMap<Command, readonly Example[]>();

/** Adds examples below the help of a command. */
export function addExamples(command: Command, examples: readonly Example[]): Command {
  examplesOf.set(command, examples);
  const width = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, does]) => `  ${typed.padEnd(width)}  ${does}`.trimEnd());
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

export const exampleList = (command: Command): readonly Example[] => examplesOf.get(command) ?? [];
