import { Command } from 'commander';
import { addArtifactsCommands } from './commands/artifacts.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addCompactCommand } from './commands/compact.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addCurvesCommand } from './commands/curves.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEnvCommand } from './commands/env.ts';
import { addExecCommand } from './commands/exec.ts';
import { addExperimentsCommands } from './commands/experiments.ts';
import { addExportCommands } from './commands/export.ts';
import { addGateCommand } from './commands/gate.ts';
import { addImportCommands } from './commands/import.ts';
import { addKeysCommands } from './commands/keys.ts';
import { addMetricsCommand } from './commands/metrics.ts';
import { addModelsCommands } from './commands/models.ts';
import { addReportCommand } from './commands/report.ts';
import { addReportsCommands } from './commands/reports.ts';
import { addRunsCommands } from './commands/runs.ts';
import { addServeCommand } from './commands/serve.ts';
import { addStudiesCommands } from './commands/studies.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addTuneCommand } from './commands/tune.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addVersionCommand } from './commands/version.ts';
import { addConnectionOptions } from './connection.ts';
import { exitCodeMeanings, exitCodes } from './exit-code.ts';
import type { CliContext } from './cli-context.ts';

const exitCodeHelp = Object.entries(exitCodes)
  .map(([name, code]) => `  ${code}  ${exitCodeMeanings[name as keyof typeof exitCodes]}`)
  .join('\n');

/** The whole tree of commands. Errors of usage are thrown, so that one place turns every error into an exit status. */
export function buildProgram(context: CliContext): Command {
  const program = new Command('assay')
    .description('Assay tracks experiments: a server with its own web pages, and this command line.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => context.terminal.print(text.replace(/\n$/, '')),
      writeErr: (text) => context.terminal.note(text.replace(/\n$/, '')),
      getOutHelpWidth: () => Math.min(100, context.terminal.width),
      getErrHelpWidth: () => Math.min(100, context.terminal.width),
    })
    .showSuggestionAfterError(true)
    .addHelpText('after', `\nExit status:\n${exitCodeHelp}`);
  addConnectionOptions(program);
  addServeCommand(program, context);
  addExperimentsCommands(program, context);
  addRunsCommands(program, context);
  addMetricsCommand(program, context);
  addCurvesCommand(program, context);
  addCompareCommand(program, context);
  addGateCommand(program, context);
  addArtifactsCommands(program, context);
  addModelsCommands(program, context);
  addExecCommand(program, context);
  addTuneCommand(program, context);
  addStudiesCommands(program, context);
  addReportCommand(program, context);
  addReportsCommands(program, context);
  addSyncCommand(program, context);
  addExportCommands(program, context);
  addImportCommands(program, context);
  addEnvCommand(program, context);
  addKeysCommands(program, context);
  addBackupCommands(program, context);
  addVerifyCommand(program, context);
  addCompactCommand(program, context);
  addDoctorCommand(program, context);
  addVersionCommand(program, context);
  return program;
}
