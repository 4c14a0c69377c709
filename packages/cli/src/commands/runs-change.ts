import { AssayError } from '@assay/base';
import type { Command } from 'commander';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { readAssignments } from '../option-values.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { printable } from '../terminal/printable.ts';
import { printDetails, printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

export function addRunsChangeCommands(runs: Command, { terminal }: CliContext): void {
  addExamples(
    runs
      .command('delete')
      .description('delete runs; they can be restored for 30 days')
      .argument('<run...>', runArgument)
      .option('--cascade', 'their child runs too')
      .action(async (names: readonly string[], _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly cascade?: boolean }>();
        const client = await openClient(options);
        // All are looked up before the first is deleted, so that a slip in one name deletes nothing.
        const ids = await Promise.all(names.map((name) => resolveRun(client, name)));
        const query = { cascade: options.cascade === true };
        for (const runId of ids) await client.deleteRun({ params: { runId }, query });
        if (options.json === true) return printJson(terminal, { deleted: ids });
        terminal.print(
          `Deleted ${ids.length === 1 ? 'the run' : `${ids.length} runs`}. For 30 days this brings back: assay runs restore ${ids.join(' ')}`,
        );
      }),
    [['assay runs delete digits/broken 019aa2c4', '']],
  );

  addExamples(
    runs
      .command('restore')
      .description('restore deleted runs')
      .argument('<run...>', runArgument)
      .action(async (names: readonly string[], _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions>();
        const client = await openClient(options);
        const ids = await Promise.all(names.map((name) => resolveRun(client, name, 'deleted')));
        const restored = [];
        for (const runId of ids) restored.push(await client.restoreRun({ params: { runId } }));
        if (options.json === true) return printJson(terminal, { restored: ids });
        for (const { experimentName, name } of restored) {
          terminal.print(`Restored ${printable(experimentName ?? '(no experiment)')}/${printable(name)}`);
        }
      }),
    [
      ['assay runs list --deleted', 'what can be restored'],
      ['assay runs restore digits/broken', ''],
    ],
  );

  addExamples(
    runs
      .command('tag')
      .description('set and remove tags of a run, and print those that it has then')
      .argument('<run>', runArgument)
      .argument('[key=value...]', 'tags to set')
      .option('--remove <key...>', 'tags to remove')
      .action(async (name: string, assignments: readonly string[], _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly remove?: string[] }>();
        const set = readAssignments(assignments, 'tag');
        const remove = options.remove ?? [];
        const client = await openClient(options);
        const params = { kind: 'run' as const, id: await resolveRun(client, name) };
        if (assignments.length === 0 && remove.length === 0) {
          throw new AssayError('InvalidInput', 'Give key=value to set a tag, or --remove key.');
        }
        const { tags } = await client.changeTags({ params, body: { set, remove } });
        if (options.json === true) return printJson(terminal, { tags });
        printDetails(
          terminal,
          Object.entries(tags).map(([key, value]) => [printable(key), printable(value)]),
        );
      }),
    [
      ['assay runs tag digits/best stage=candidate owner=ada', ''],
      ['assay runs tag digits/best --remove owner', ''],
    ],
  );
}
