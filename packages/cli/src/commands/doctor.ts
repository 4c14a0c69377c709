import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { CheckResult } from '../doctor/check-result.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function addDoctorCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('doctor')
      .description(
        'check that all is well: Node, the server and its version, the key, the clock, the data folder, the disk',
      )
      .addOption(dataFolderOption())
      .action(async (_: unknown, command: Command) => examine(command.optsWithGlobals(), context)),
    [
      ['assay doctor', ''],
      ['assay doctor --url https://assay.example.org', 'from where the training runs'],
    ],
  );
}

async function examine(options: ConnectionOptions & { readonly data: string }, context: CliContext): Promise<void> {
  const { checkDataFolder, checkDiskSpace, checkNode } = await import('../doctor/check-machine.ts');
  const { checkServer } = await import('../doctor/check-server.ts');
  const { notChecked } = await import('../doctor/check-result.ts');
  const results: readonly CheckResult[] = [
    checkNode(),
    ...(await checkServer(options)),
    ...(servesHere(options.url)
      ? await Promise.all([checkDataFolder(options.data), checkDiskSpace(options.data)])
      : ['data folder', 'disk space'].map((name) => notChecked(name, 'the server runs on another machine'))),
  ];
  const healthy = results.every(({ outcome }) => outcome !== 'wrong');
  if (!healthy) context.setExitCode(exitCodes.failed);
  if (options.json === true) return printJson(context.terminal, { healthy, checks: results });
  for (const result of results) printResult(context.terminal, result);
}

const servesHere = (url: string): boolean =>
  URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

function printResult(terminal: Terminal, { name, outcome, detail, remedy }: CheckResult): void {
  const mark = {
    fine: paint(terminal, 'green', '✓'),
    wrong: paint(terminal, 'red', '✕'),
    'not checked': paint(terminal, 'dim', '–'),
  }[outcome];
  terminal.print(`${mark} ${name.padEnd(11)}  ${printable(detail)}`);
  if (remedy !== undefined) terminal.print(`  ${' '.repeat(11)}  ${paint(terminal, 'yellow', remedy)}`);
}
