import { stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import { entriesOf } from '../walk-files.ts';
import { readLogRecords } from './log-file.ts';
import { parseRecord } from './record.ts';
import type { WandbRun } from './record.ts';

/** A run with the files that tell of it: several where it was resumed, in the order in which they were begun. */
export interface WandbRunFiles {
  readonly run: WandbRun;
  readonly files: readonly string[];
  readonly sizeBytes: number;
}

/** A run record stands near the beginning of its file. */
const mostRecordsBefore = 100;

/** All `.wandb` files of a `wandb` folder, of a run's folder, or the file itself. */
export async function findRunFiles(source: string, account: ImportAccount): Promise<readonly WandbRunFiles[]> {
  const found = new Map<string, { run: WandbRun; files: string[]; sizeBytes: number }>();
  for (const file of await logFiles(source, account)) {
    const run = await readRunRecord(file, account);
    if (run === undefined) continue;
    const { size } = await stat(file);
    const key = JSON.stringify([run.project, run.runId]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { run, files: [file], sizeBytes: size });
    else {
      known.files.push(file);
      known.sizeBytes += size;
    }
  }
  return [...found.values()];
}

async function logFiles(source: string, account: ImportAccount): Promise<readonly string[]> {
  if ((await stat(source)).isFile()) return [source];
  const files: string[] = [];
  // The folder itself, its run folders, and those of a `wandb` folder in it.
  for (const folder of [source, path.join(source, 'wandb')]) {
    for (const entry of await entriesOf(folder)) {
      if (entry.isFile() && entry.name.endsWith('.wandb')) files.push(path.join(folder, entry.name));
      // `latest-run` is a link to one of the others.
      if (!entry.isDirectory() || !/^(?:offline-)?run-/.test(entry.name)) continue;
      const inside = await entriesOf(path.join(folder, entry.name));
      const own = inside.filter((each) => each.isFile() && each.name.endsWith('.wandb'));
      for (const each of own) files.push(path.join(folder, entry.name, each.name));
      if (own.length === 0)
        account.leaveOut('damaged', 'run folders without a .wandb file', path.join(folder, entry.name));
    }
  }
  // By the time in the name of the folder, whether it was offline or not.
  const begun = (file: string): string => path.basename(path.dirname(file)).replace(/^offline-/, '');
  return files.toSorted((a, b) => (begun(a) < begun(b) ? -1 : begun(a) > begun(b) ? 1 : 0));
}

async function readRunRecord(file: string, account: ImportAccount): Promise<WandbRun | undefined> {
  let seen = 0;
  for await (const found of readLogRecords(file)) {
    if (seen++ > mostRecordsBefore) break;
    if (found.kind === 'fault') continue;
    try {
      const record = parseRecord(found.bytes);
      if (record.kind === 'run') return record.run;
    } catch (thrown) {
      account.leaveOut('damaged', '.wandb files that cannot be read', `${file}: ${messageOf(thrown)}`);
      return undefined;
    }
  }
  account.leaveOut('damaged', '.wandb files that do not say whose run they are', file);
  return undefined;
}
