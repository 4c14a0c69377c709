import type { Command } from 'commander';
import { cliVersion } from '../cli-version.ts';
import { printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

export function addVersionCommand(program: Command, { terminal }: CliContext): void {
  program
    .command('version')
    .description('print the version of this program and of Node')
    .action((_: unknown, command: Command) => {
      const versions = { assay: cliVersion(), node: process.versions.node };
      if (command.optsWithGlobals<ConnectionOptions>().json === true) return printJson(terminal, versions);
      terminal.print(`assay ${versions.assay} (Node ${versions.node})`);
    });
}
