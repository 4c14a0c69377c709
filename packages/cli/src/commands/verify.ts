import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import { ProgressLine } from '../terminal/progress-line.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

interface VerifyOptions extends ConnectionOptions {
  readonly data: string;
  readonly quick?: boolean;
}

const counted = (count: number): string => count.toLocaleString('en-US');

export function addVerifyCommand(program: Command, context: CliContext): void {
  const { terminal } = context;
  addExamples(
    program
      .command('verify')
      .description(
        'check every checksum and every rule of a data folder, and say what is wrong. Changes nothing; a server may run ' +
          'on the folder meanwhile',
      )
      .option('--quick', 'leave out what takes long: sealed points and the bytes of artifacts')
      .addOption(dataFolderOption())
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<VerifyOptions>();
        const { verifyDataFolder } = await import('@assay/server');
        using line = new ProgressLine(process.stderr);
        const found = await verifyDataFolder(options.data, {
          quick: options.quick === true,
          onProgress: ({ phase, done, total }) =>
            line.show(
              phase,
              done,
              total,
              phase === 'artifacts' ? sizeText : phase === 'metrics' ? (count) => `${counted(count)} points` : counted,
            ),
        });
        line[Symbol.dispose]();
        if (found.findingCount > 0) context.setExitCode(exitCodes.failed);
        if (options.json === true) return printJson(terminal, found);
        for (const { where, what } of found.findings)
          terminal.print(`${paint(terminal, 'red', '✕')} ${printable(where)}: ${printable(what)}`);
        const held = `${counted(found.runs)} runs, ${counted(found.points)} points, ${counted(found.artifacts)} artifact files`;
        if (found.findingCount === 0)
          terminal.print(`${paint(terminal, 'green', '✓')} ${options.data} is sound: ${held}.`);
        else
          terminal.note(
            `${counted(found.findingCount)} findings in ${held}. Restore a backup, or ask for help with this list.`,
          );
      }),
    [
      ['assay verify', ''],
      ['assay verify --quick --data /srv/assay', ''],
    ],
  );
}
