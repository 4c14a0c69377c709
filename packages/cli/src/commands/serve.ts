import { AssayError } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { LogLevel, RunningServer, ServerChoices } from '@assay/server';
import { addExamples } from '../command-examples.ts';
import { dataFolderOption } from '../data-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { portNumber } from '../option-values.ts';
import { writeServerFile } from '../server-file.ts';
import { paint } from '../terminal/paint.ts';
import type { CliContext } from '../cli-context.ts';

interface ServeOptions {
  readonly data: string;
  readonly host?: string;
  readonly port?: number;
  readonly allowedHosts?: string;
  readonly limits?: 'default' | 'sagemaker';
  readonly logLevel?: LogLevel;
}

export function addServeCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('serve')
      .description('start the server and its web pages. Without an access key it listens to this machine only')
      .option('--host <address>', 'where to listen (default: 127.0.0.1, env: ASSAY_HOST)')
      .option('--port <number>', 'the port; 0 for any free one (default: 4600, env: ASSAY_PORT)', portNumber)
      .addOption(dataFolderOption())
      .option(
        '--allowed-hosts <names>',
        'host names, parted by commas, under which requests are answered (env: ASSAY_ALLOWED_HOSTS)',
      )
      .addOption(
        new Option('--limits <policy>', 'how much one run may hold (env: ASSAY_LIMITS)').choices([
          'default',
          'sagemaker',
        ]),
      )
      .addOption(
        new Option('--log-level <level>', 'what to print about the work (default: warn, env: ASSAY_LOG_LEVEL)').choices(
          ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        ),
      )
      .action(async (_: unknown, command: Command) => serve(command.opts<ServeOptions>(), context)),
    [
      ['assay serve', 'http://127.0.0.1:4600, data in ./.assay'],
      ['assay serve --port 8080 --data /srv/assay', ''],
      ['assay keys create --data /srv/assay && assay serve --data /srv/assay --host 0.0.0.0', 'for other machines too'],
    ],
  );
}

async function serve(options: ServeOptions, context: CliContext): Promise<void> {
  const { startServer } = await import('@assay/server');
  const startedAt = performance.now();
  let server: RunningServer;
  try {
    server = await startServer(choicesOf(options), context.env);
  } catch (thrown) {
    if (!(thrown instanceof AssayError)) throw thrown;
    context.terminal.note(`${paint(context.terminal, 'red', 'assay:')} ${thrown.message}`);
    context.setExitCode(exitCodes.failed);
    return;
  }
  const { terminal } = context;
  terminal.print(`Assay ${server.version} on ${paint(terminal, 'bold', server.url)}, data in ${server.dataDir}`);
  const access = server.isLocked ? 'every request needs an access key' : 'for this machine only';
  terminal.print(
    paint(terminal, 'dim', `Ready after ${(performance.now() - startedAt).toFixed(0)} ms; ${access}. Ctrl-C to stop.`),
  );
  await using open = new AsyncDisposableStack();
  open.use(await writeServerFile(server.dataDir, server));
  await untilStopped(server, terminal.note);
}

const choicesOf = (options: ServeOptions): ServerChoices => ({
  dataDir: options.data,
  ...(options.host !== undefined && { host: options.host }),
  ...(options.port !== undefined && { port: options.port }),
  ...(options.allowedHosts !== undefined && {
    allowedHosts: options.allowedHosts.split(',').map((name) => name.trim()),
  }),
  ...(options.limits !== undefined && { limitPolicy: options.limits }),
  ...(options.logLevel !== undefined && { logLevel: options.logLevel }),
});

/**
 * Resolves when a signal has ended the server. A second signal does not wait for requests under way. A program that
 * started this one with a channel (`fork`) ends it by its own end too.
 */
function untilStopped(server: RunningServer, note: (line: string) => void): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(exitCodes.failed);
      stopping = true;
      note('Stopping …');
      // Listening to the end of a channel keeps a process alive.
      process.off('disconnect', stop);
      server.close().then(resolve, reject);
    };
    for (const signal of signals) process.on(signal, stop);
    process.once('disconnect', stop);
  });
}
