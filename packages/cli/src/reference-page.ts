import type { Command, Option } from 'commander';
import { exampleList } from './command-examples.ts';
import { exitCodeMeanings, exitCodes } from './exit-code.ts';
import { buildProgram } from './program.ts';

/** docs/reference/cli.md, out of the tree of commands. */
export function referencePage(): string {
  const silent = { width: 100, interactive: false, colours: false, print: () => undefined, note: () => undefined };
  const program = buildProgram({ terminal: silent, env: {}, setExitCode: () => undefined });
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `| ${code} | ${exitCodeMeanings[name as keyof typeof exitCodes]} |`,
  );
  return `# Command line

\`\`\`text
assay [options] <command> …
\`\`\`

${program.description()}

These options stand before or after any command:

${optionTable(program)}

Exit status (\`exec\` hands on that of its program):

| status | meaning |
|---|---|
${codes.join('\n')}

${leaves(program).map(section).join('\n\n')}
`;
}

/** Commands that do something, in the order of the help. */
const leaves = (command: Command): readonly Command[] =>
  command.commands.flatMap((each) => (each.commands.length > 0 ? leaves(each) : [each]));

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

function section(command: Command): string {
  const name = fullName(command);
  const args = command.registeredArguments
    .filter(({ description }) => description !== '')
    .map((argument) => `| \`${argument.name()}\` | ${cell(argument.description)}${choicesText(argument.argChoices)} |`);
  const examples = exampleList(command).map(([typed, does]) => (does === '' ? typed : `${typed}  # ${does}`));
  return [
    `## ${name}`,
    `\`\`\`text\n${name} ${command.usage()}\n\`\`\``,
    sentence(command.description()),
    ...(args.length > 0 ? [`| argument | |\n|---|---|\n${args.join('\n')}`] : []),
    ...(command.options.length > 0 ? [optionTable(command)] : []),
    ...(examples.length > 0 ? [`\`\`\`sh\n${examples.join('\n')}\n\`\`\``] : []),
  ].join('\n\n');
}

const optionTable = (command: Command): string =>
  `| option | |\n|---|---|\n${command.options.map((option) => `| \`${cell(option.flags)}\` | ${optionText(option)} |`).join('\n')}`;

function optionText(option: Option): string {
  const shown =
    option.defaultValueDescription ?? (option.defaultValue === undefined ? '' : String(option.defaultValue));
  const facts = [
    ...(shown === '' || option.negate ? [] : [`default \`${shown}\``]),
    ...(option.envVar === undefined ? [] : [`environment \`${option.envVar}\``]),
  ];
  return `${cell(option.description)}${choicesText(option.argChoices)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

const choicesText = (choices: readonly string[] | undefined): string =>
  choices === undefined ? '' : `: ${choices.map((choice) => `\`${choice}\``).join(', ')}`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
