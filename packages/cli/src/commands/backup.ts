import path from 'node:path';
import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { printJson } from '../terminal/print-details.ts';
import { ProgressLine } from '../terminal/progress-line.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

interface DataOptions extends ConnectionOptions {
  readonly data: string;
}

export function addBackupCommands(program: Command, { terminal }: CliContext): void {
  addExamples(
    program
      .command('backup')
      .description(
        'copy a data folder into a new folder, also while a server runs on it. The copy holds the access keys: keep it ' +
          'as you keep those',
      )
      .argument('<folder>', 'the new folder')
      .addOption(dataFolderOption())
      .action(async (folder: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<DataOptions>();
        const { backUp } = await import('@assay/server');
        const target = path.resolve(folder);
        using line = new ProgressLine(process.stderr);
        const { files, createdMs } = await backUp(options.data, target, {
          onProgress: ({ phase, done, total }) => line.show(phase, done, total, sizeText),
        });
        line[Symbol.dispose]();
        const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
        if (options.json === true)
          return printJson(terminal, { folder: target, createdMs, files: files.length, sizeBytes });
        terminal.print(`Backed up ${options.data} to ${target}: ${files.length} files, ${sizeText(sizeBytes)}.`);
      }),
    [
      ['assay backup /backups/assay-monday', ''],
      ['assay backup /backups/assay-monday --data /srv/assay', ''],
    ],
  );

  addExamples(
    program
      .command('restore')
      .description('make a data folder out of a backup, checking every file. Never writes over data that is there')
      .argument('<backup>', 'the folder that `assay backup` made')
      .addOption(dataFolderOption())
      .action(async (backup: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<DataOptions>();
        const { restore } = await import('@assay/server');
        using line = new ProgressLine(process.stderr);
        const { files, createdMs } = await restore(path.resolve(backup), options.data, {
          onProgress: ({ phase, done, total }) => line.show(phase, done, total, sizeText),
        });
        line[Symbol.dispose]();
        if (options.json === true) return printJson(terminal, { folder: options.data, createdMs, files: files.length });
        const made = new Date(createdMs).toISOString();
        terminal.print(
          `Restored ${files.length} files, as of ${made}, to ${options.data}. Start it with: assay serve --data ${options.data}`,
        );
      }),
    [['assay restore /backups/assay-monday --data /srv/assay-again', '']],
  );
}
