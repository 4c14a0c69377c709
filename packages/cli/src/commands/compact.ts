import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { printJson } from '../terminal/print-details.ts';
import { ProgressLine } from '../terminal/progress-line.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

export function addCompactCommand(program: Command, { terminal }: CliContext): void {
  addExamples(
    program
      .command('compact')
      .description(
        'seal all logged points and give free space back to the disk, with the server stopped. A running server does this by ' +
          'itself, little by little',
      )
      .addOption(dataFolderOption())
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly data: string }>();
        const { compactDataFolder } = await import('@assay/server');
        using line = new ProgressLine(process.stderr);
        const done = await compactDataFolder(options.data, ({ phase, done: count, total }) =>
          line.show(phase, count, total, (points) => `${points.toLocaleString('en-US')} points`),
        );
        line[Symbol.dispose]();
        if (options.json === true) return printJson(terminal, done);
        terminal.print(
          `Sealed ${done.sealedPoints.toLocaleString('en-US')} points. ${options.data} took ${sizeText(done.sizeBytesBefore)} and takes ${sizeText(done.sizeBytesAfter)}.`,
        );
      }),
    [['assay compact --data /srv/assay', '']],
  );
}
