import path from 'node:path';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly quick: boolean;
  readonly exit: boolean;
  readonly help: boolean;
}

export const demoHelp = `Trains twelve small neural networks on handwritten digits and tracks each as a run.

npm run demo -- [options]

  --port <number>   port of the server, or the next free one (default 4600)
  --data <folder>   its data folder (default .assay)
  --quick           few epochs at full speed: seconds instead of half a minute
  --exit            end after the comparison instead of keeping the server up
`;

/** Reads the command line; throws an Error with one clear line for a mistake in it. */
export function readDemoOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: env['ASSAY_PORT'] ?? '4600' },
      data: { type: 'string', default: env['ASSAY_DATA'] ?? '.assay' },
      quick: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port: expected a whole number from 1 to 65535, got "${values.port}"`);
  }
  return { port, dataDir: path.resolve(values.data), quick: values.quick, exit: values.exit, help: values.help };
}
