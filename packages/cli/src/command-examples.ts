import type { Command } from 'commander';

/** Examples below the help of a command: what is typed, and what it does. */
export function addExamples(command: Command, examples: readonly (readonly [typed: string, does: string])[]): Command {
  const width = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, does]) => `  ${typed.padEnd(width)}  ${does}`.trimEnd());
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
