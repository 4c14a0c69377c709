import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { addExamples } from '../command-examples.ts';
import { printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import {
  awsEnvironment,
  awsRemarks,
  keyParts,
  sagemakerDefaultsFile,
  writeSagemakerDefaults,
} from '../aws-environment.ts';
import type { ConnectionOptions } from '../connection.ts';

const clients = ['typescript', 'mlflow', 'aws'] as const;
export type EnvClient = (typeof clients)[number];

const shells = ['sh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Clients whose face the server of this version has. */
const served: ReadonlySet<EnvClient> = new Set(['typescript', 'aws']);

export function addEnvCommand(program: Command, { terminal, env }: CliContext): void {
  addExamples(
    program
      .command('env')
      .description(
        'print the environment that a client needs to find the server: typescript is the SDK and this command line; aws ' +
          'is boto3, the aws command line, the AWS SDKs and the sagemaker package, for which a small file of defaults is ' +
          "written beside the user's configuration; what is printed for mlflow works with servers that have that face.",
      )
      .addArgument(new Argument('[client]', 'who is to find it').choices(clients).default('typescript'))
      .addOption(new Option('--shell <name>', 'whose syntax').choices(shells).default('sh'))
      .action(async (client: EnvClient, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly shell: Shell }>();
        const defaultsFile = sagemakerDefaultsFile(env);
        const variables = clientEnvironment(client, options, defaultsFile);
        if (client === 'aws') await writeSagemakerDefaults(defaultsFile);
        if (options.json === true) printJson(terminal, variables);
        else
          for (const [name, value] of Object.entries(variables)) terminal.print(assignment(options.shell, name, value));
        if (!served.has(client))
          terminal.note(
            `# The server of this version does not serve the ${client} face yet; a request there is answered 404.`,
          );
        if (client === 'aws') for (const remark of awsRemarks(options, env)) terminal.note(`# ${remark}`);
      }),
    [
      ['eval "$(assay env)"', 'for programs that use the TypeScript SDK'],
      ['assay env --shell fish | source', ''],
      ['eval "$(assay env aws)"', 'for boto3, aws, @aws-sdk and sagemaker'],
      ['assay env mlflow --json', 'for a program'],
    ],
  );
}

export function clientEnvironment(
  client: EnvClient,
  { url, key }: Pick<ConnectionOptions, 'url' | 'key'>,
  defaultsFile: string,
): Readonly<Record<string, string>> {
  const { id, secret } = keyParts(key);
  switch (client) {
    case 'typescript':
      return { ASSAY_URL: url, ...(key !== undefined && { ASSAY_KEY: key }) };
    case 'mlflow':
      return {
        MLFLOW_TRACKING_URI: url,
        ...(key !== undefined && { MLFLOW_TRACKING_USERNAME: id, MLFLOW_TRACKING_PASSWORD: secret }),
      };
    case 'aws':
      return awsEnvironment({ url, key, defaultsFile });
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
