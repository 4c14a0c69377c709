import type { Command } from 'commander';
import { addRunsChangeCommands } from './runs-change.ts';
import { addRunsCompareCommand } from './runs-compare.ts';
import { addRunsListCommand } from './runs-list.ts';
import { addRunsShowCommand } from './runs-show.ts';
import type { CliContext } from '../cli-context.ts';

export function addRunsCommands(program: Command, context: CliContext): void {
  const runs = program
    .command('runs')
    .description('list, show, compare, delete, restore and tag runs')
    .addHelpText('after', '\nRUN is the id of a run, a unique beginning of its id, or experiment/name.');
  addRunsListCommand(runs, context);
  addRunsShowCommand(runs, context);
  addRunsCompareCommand(runs, context);
  addRunsChangeCommands(runs, context);
}
