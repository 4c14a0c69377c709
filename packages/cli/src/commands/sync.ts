import { AssayError, messageOf } from '@assay/base';
import type { Command } from 'commander';
import type { LeftSpool, SyncedSpool } from '@assay/sdk';
import { addExamples } from '../command-examples.ts';
import { exitCodeOf } from '../exit-code.ts';
import { positiveNumber } from '../option-values.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { ExitCode } from '../exit-code.ts';

interface SyncCommandOptions extends ConnectionOptions {
  readonly spool?: string;
  readonly wait: number;
  readonly watch?: boolean;
  readonly dryRun?: boolean;
}

const watchEveryMs = 5_000;
const progressEveryMs = 2_000;

export function addSyncCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('sync')
      .description(
        'send what trainings have left on this machine: those that were killed, ended without the server, or ran offline ' +
          '(ASSAY_MODE=offline). Each goes to the server that it was meant for, or to the one that --url names. What the ' +
          'server has already is not sent twice.',
      )
      .option('--spool <folder>', 'where it lies (default: ASSAY_SPOOL, else ~/.local/state/assay/spool)')
      .option('--wait <seconds>', 'how long to wait for a server that does not answer', positiveNumber, 10)
      .option('--watch', 'stay, and send what other trainings leave later; ends with Ctrl-C')
      .option('--dry-run', 'say what is there and send nothing')
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<SyncCommandOptions>();
        const everywhere = command.getOptionValueSourceWithGlobals('url') === 'cli';
        await (options.dryRun === true ? list(options, context) : sync(options, everywhere, context));
      }),
    [
      ['assay sync', ''],
      ['assay sync --dry-run', 'what is there'],
      ['assay sync --url https://assay.example.org', 'runs recorded offline, to this server'],
    ],
  );
}

async function list(options: SyncCommandOptions, { terminal }: CliContext): Promise<void> {
  const { listSpools } = await import('@assay/sdk');
  const spools = listSpools(options);
  if (options.json === true) return printJson(terminal, { spools });
  for (const spool of spools) terminal.print(`${describe(spool)}${spool.inUse ? ' (in use: left alone)' : ''}`);
  if (spools.length === 0) terminal.print('Nothing is left to send.');
}

const describe = ({ folder, url, mode, host, pid, createdMs, sizeBytes }: LeftSpool): string =>
  `${new Date(createdMs).toISOString()}  ${printable(host)}/${pid}  ${mode === 'offline' ? 'offline, for ' : 'for '}` +
  `${printable(url)}  ${(sizeBytes / 1e6).toFixed(1)} MB  ${printable(folder)}`;

async function sync(options: SyncCommandOptions, everywhere: boolean, context: CliContext): Promise<void> {
  const { listSpools } = await import('@assay/sdk');
  const seen = new Set<string>();
  const sent: SyncedSpool[] = [];
  let inUse = 0;
  let failed: ExitCode | undefined;
  do {
    const spools = listSpools(options);
    inUse = spools.filter((spool) => spool.inUse).length;
    for (const spool of spools) {
      if (spool.inUse) continue;
      try {
        const synced = await sendOne(spool, options, everywhere, context);
        if (synced !== undefined) sent.push(synced);
        seen.delete(spool.folder);
      } catch (thrown) {
        failed ??= exitCodeOf(thrown);
        if (!seen.has(spool.folder))
          context.terminal.note(`assay: ${printable(spool.url)}: ${messageOf(thrown)}${remedyFor(thrown, spool)}`);
        seen.add(spool.folder);
      }
    }
    if (options.watch === true) await new Promise((resolve) => setTimeout(resolve, watchEveryMs));
  } while (options.watch === true);
  if (failed !== undefined) context.setExitCode(failed);
  if (options.json === true) {
    printJson(context.terminal, { sent: sent.map((each) => ({ ...each, runs: [...each.runs] })), inUse });
    return;
  }
  if (sent.length === 0 && failed === undefined) context.terminal.print('Nothing is left to send.');
  if (inUse > 0)
    context.terminal.print(
      `${inUse} more ${inUse === 1 ? 'is' : 'are'} in use by a process that sends by itself or runs offline.`,
    );
}

async function sendOne(
  spool: LeftSpool,
  options: SyncCommandOptions,
  everywhere: boolean,
  { terminal }: CliContext,
): Promise<SyncedSpool | undefined> {
  const { syncSpool } = await import('@assay/sdk');
  let saidAt = performance.now();
  const here = everywhere || spool.url === options.url.replace(/\/+$/, '');
  const synced = await syncSpool(spool.folder, {
    ...(here && { url: options.url, key: options.key }),
    patienceMs: options.wait * 1_000,
    onProgress: (_, points) => {
      if (options.json === true || !terminal.interactive || performance.now() - saidAt < progressEveryMs) return;
      saidAt = performance.now();
      terminal.note(`… ${points.toLocaleString('en')} points so far`);
    },
  });
  if (synced === undefined || options.json === true) return synced;
  const { runs, points, artifacts, problems } = synced;
  const counts = [
    counted(runs.size, 'run'),
    counted(points, 'point'),
    ...(artifacts > 0 ? [counted(artifacts, 'artifact')] : []),
  ];
  terminal.print(`Sent to ${printable(here ? options.url : spool.url)}: ${counts.join(', ')}.`);
  for (const problem of problems) terminal.note(`assay: ${printable(problem)}`);
  return synced;
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

function remedyFor(thrown: unknown, spool: LeftSpool): string {
  const refused = thrown instanceof AssayError && ['Unauthenticated', 'Forbidden'].includes(thrown.code);
  return refused
    ? ` The key of ASSAY_KEY goes to ASSAY_URL only: is that ${printable(spool.url)}?`
    : ' It stays where it is; try again later.';
}
