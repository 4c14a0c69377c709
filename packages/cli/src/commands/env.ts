import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

const clients = ['typescript', 'mlflow', 'aws'] as const;
export type EnvClient = (typeof clients)[number];

const shells = ['sh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Clients whose face the server of this version has. */
const served: ReadonlySet<EnvClient> = new Set(['typescript']);

export function addEnvCommand(program: Command, { terminal }: CliContext): void {
  addExamples(
    program
      .command('env')
      .description(
        'print the environment that a client needs to find the server. Of the three, this version serves the native API ' +
          '(typescript: the SDK, this command line); what is printed for mlflow and aws works with servers that have those faces.',
      )
      .addArgument(new Argument('[client]', 'who is to find it').choices(clients).default('typescript'))
      .addOption(new Option('--shell <name>', 'whose syntax').choices(shells).default('sh'))
      .action((client: EnvClient, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly shell: Shell }>();
        const variables = clientEnvironment(client, options.url, options.key);
        if (options.json === true) printJson(terminal, variables);
        else
          for (const [name, value] of Object.entries(variables)) terminal.print(assignment(options.shell, name, value));
        if (!served.has(client))
          terminal.note(
            `# The server of this version does not serve the ${client} face yet; a request there is answered 404.`,
          );
      }),
    [
      ['eval "$(assay env)"', 'for programs that use the TypeScript SDK'],
      ['assay env --shell fish | source', ''],
      ['assay env mlflow --json', 'for a program'],
    ],
  );
}

export function clientEnvironment(
  client: EnvClient,
  url: string,
  key: string | undefined,
): Readonly<Record<string, string>> {
  const [id = '', ...rest] = (key ?? '').split('.');
  const secret = rest.join('.');
  switch (client) {
    case 'typescript':
      return { ASSAY_URL: url, ...(key !== undefined && { ASSAY_KEY: key }) };
    case 'mlflow':
      return {
        MLFLOW_TRACKING_URI: url,
        ...(key !== undefined && { MLFLOW_TRACKING_USERNAME: id, MLFLOW_TRACKING_PASSWORD: secret }),
      };
    case 'aws':
      return {
        AWS_ENDPOINT_URL_SAGEMAKER: url,
        AWS_ENDPOINT_URL_SAGEMAKER_METRICS: url,
        AWS_ENDPOINT_URL_STS: url,
        AWS_ENDPOINT_URL_S3: url,
        AWS_DEFAULT_REGION: 'us-east-1',
        // Its clients sign every request; without keys any text will do.
        AWS_ACCESS_KEY_ID: id === '' ? 'assay' : id,
        AWS_SECRET_ACCESS_KEY: secret === '' ? 'assay' : secret,
      };
  }
}

/** One variable in the syntax of a shell, quoted so that nothing in the value is read as anything but text. */
export function assignment(shell: Shell, name: string, value: string): string {
  switch (shell) {
    case 'sh':
      return `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`;
    case 'fish':
      return `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
    case 'powershell':
      return `$env:${name} = '${value.replaceAll("'", "''")}'`;
  }
}
