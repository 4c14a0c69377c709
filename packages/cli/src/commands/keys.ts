import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import { printTable } from '../terminal/table.ts';
import { momentText } from '../terminal/time-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

interface KeysOptions extends ConnectionOptions {
  readonly data: string;
}

export function addKeysCommands(program: Command, { terminal }: CliContext): void {
  const keys = program
    .command('keys')
    .description(
      'create, list and revoke access keys. They are kept in the data folder; a server that runs on it takes notice ' +
        'within a second. As soon as there is one, every request needs one.',
    );

  addExamples(
    keys
      .command('create')
      .description('make an access key and print it, once')
      .option('--name <name>', 'who or what uses it', 'default')
      .option('--read-only', 'for who may look at everything and change nothing')
      .addOption(dataFolderOption())
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<KeysOptions & { readonly name: string; readonly readOnly?: true }>();
        const { createKey, listKeys } = await import('@assay/server');
        const created = await createKey(options.data, {
          name: options.name,
          permission: options.readOnly === true ? 'read' : 'write',
        });
        const key = `${created.id}.${created.secret}`;
        if (options.json === true) return printJson(terminal, { ...created, key });
        // The key alone on standard output, so that a script can take it.
        terminal.print(key);
        terminal.note(
          'Keep it now: it is not shown again. Clients take it from ASSAY_KEY, --key, or as user name and password',
        );
        terminal.note(`(${created.id} and what follows the dot). From now on every request needs a key.`);
        if (listKeys(options.data).every(({ permission }) => permission === 'read'))
          terminal.note('No key may write yet, so nothing can be logged: make another without --read-only.');
      }),
    [
      ['assay keys create --name laptop', ''],
      ['assay keys create --name guests --read-only', 'may look, and change nothing'],
      ['export ASSAY_KEY="$(assay keys create --name ci)"', 'straight into the environment'],
    ],
  );

  addExamples(
    keys
      .command('list')
      .description('list access keys; their secrets cannot be shown')
      .addOption(dataFolderOption())
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<KeysOptions>();
        const { listKeys } = await import('@assay/server');
        const found = listKeys(options.data);
        if (options.json === true) return printJson(terminal, found);
        if (found.length === 0)
          return terminal.note(`No keys in ${options.data}: the server listens to this machine only.`);
        printTable(
          terminal,
          [{ title: 'id', whole: true }, { title: 'name' }, { title: 'may' }, { title: 'created' }],
          found.map(({ id, name, permission, createdMs }) => [
            id,
            printable(name),
            permission === 'read' ? 'read' : 'read and write',
            momentText(createdMs),
          ]),
        );
      }),
    [['assay keys list --data /srv/assay', '']],
  );

  addExamples(
    keys
      .command('revoke')
      .description('end an access key for good')
      .argument('<key>', 'its id, or its name where only one bears it')
      .addOption(dataFolderOption())
      .action(async (idOrName: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<KeysOptions>();
        const { listKeys, revokeKey } = await import('@assay/server');
        const revoked = await revokeKey(options.data, idOrName);
        if (options.json === true) return printJson(terminal, { revoked });
        terminal.print(`Revoked ${revoked.id} (${printable(revoked.name)}).`);
        if (listKeys(options.data).length === 0) {
          terminal.note(
            'That was the last one: requests need no key any more, and the server must listen to this machine only.',
          );
        }
      }),
    [['assay keys revoke laptop', '']],
  );
}
