import { argv, stdout } from 'node:process';
import { pointBatch } from '@assay/series';
import { sampleExperiment, sampleRun } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { executeScript, operationsUrl } from './store-under-test.ts';

/*
 * A program for the crash test: opens the store of a folder and writes without end, many commands at once, and prints the number of each
 * command once it is acknowledged. Arguments: URL of the adapter's module, folder, first number.
 */
const [, , moduleUrl = '', folder = '', first = '0'] = argv;
const module: StoreModule = await import(moduleUrl);
const store = await module.open(folder, { operations: operationsUrl });
let next = Number(first);
const run = sampleRun({ name: 'crash' });
await executeScript(store, [['insert', 'run', run]]);
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (;;) {
      const number = next++;
      await executeScript(store, [
        ['insert', 'experiment', sampleExperiment({ name: String(number) })],
        ['appendPoints', run.id, pointBatch([{ name: 'n', step: number, timeMs: 1, value: number }])],
        ['recordChange', { kind: 'run.metrics', entityId: run.id, experimentId: null, data: number }],
      ]);
      stdout.write(`${number}\n`);
    }
  }),
);
