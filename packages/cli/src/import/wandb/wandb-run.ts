import { createHash } from 'node:crypto';
import path from 'node:path';
import { messageOf } from '@assay/base';
import type { LogLine } from '@assay/wire';
import { LineSplitter } from '../../exec/line-splitter.ts';
import { ImportAccount } from '../import-account.ts';
import type { SeriesChunk, SourceArtifact, SourceRun } from '../import-source.ts';
import { fingerprintOfFiles, walkFiles } from '../walk-files.ts';
import { readLogRecords } from './log-file.ts';
import { parseRecord } from './record.ts';
import type { WandbRecord } from './record.ts';
import type { WandbRunFiles } from './run-files.ts';
import { RunReading } from './run-reading.ts';
import { readMetadata } from './metadata.ts';

const linesAChunk = 5_000;
/** What the records say already, and better. */
const notKept: ReadonlySet<string> = new Set([
  'config.yaml',
  'output.log',
  'wandb-summary.json',
  'wandb-metadata.json',
]);

/** A run of W&B, read from its `.wandb` files. */
export async function readWandbRun(found: WandbRunFiles): Promise<SourceRun> {
  const { run, files } = found;
  const reading = new RunReading(run);
  const tags = {
    'wandb.project': run.project,
    'wandb.entity': run.entity,
    'wandb.jobType': run.jobType,
    'wandb.sweep': run.sweepId,
    ...Object.fromEntries(run.tags.map((tag) => [`wandb.tag.${tag}`, 'true'])),
  };
  const filesFolders = files.map((file) => path.join(path.dirname(file), 'files'));
  return {
    originalId: run.runId,
    shown: run.runId,
    id: createHash('sha256')
      .update(JSON.stringify(['wandb', run.project, run.runId]))
      .digest('hex')
      .slice(0, 32),
    name: run.name === '' ? run.runId : run.name,
    note: run.notes,
    status: 'running',
    startedMs: run.startedMs,
    endedMs: undefined,
    parameters: {},
    tags: Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== '')),
    environment: await readMetadata(run, filesFolders[0] ?? ''),
    groupName: run.group === '' ? undefined : run.group,
    version: await fingerprintOfFiles(files),
    async *points(account): AsyncGenerator<SeriesChunk> {
      reading.begin();
      for (const file of files) {
        for await (const record of readRecords(file, account, true)) yield* reading.take(record, account);
      }
      yield* reading.rest(account);
    },
    end: () => reading.end(),
    logLines: () => readLines(files),
    artifacts: (account) => readFiles(filesFolders, run.runId, account),
  };
}

/** The records of a file that can be read. Of those that cannot, and of progress, only the reading that counts tells. */
async function* readRecords(file: string, account: ImportAccount, counts: boolean): AsyncGenerator<WandbRecord> {
  let number = 0;
  for await (const found of readLogRecords(file)) {
    number++;
    if (counts) account.advance(found.sizeBytes);
    if (found.kind === 'fault') {
      const where = `${file}: record ${found.record}, byte ${found.offset}: ${found.message}`;
      if (counts) account.leaveOut('damaged', 'records of .wandb files', where);
      continue;
    }
    let record: WandbRecord;
    try {
      record = parseRecord(found.bytes);
    } catch (thrown) {
      if (counts)
        account.leaveOut('damaged', 'records of .wandb files', `${file}: record ${number}: ${messageOf(thrown)}`);
      continue;
    }
    yield record;
  }
}

/** What the program printed, as lines. */
async function* readLines(files: readonly string[]): AsyncGenerator<readonly LogLine[]> {
  let lines: LogLine[] = [];
  let timeMs = 0;
  const splitters = {
    stdout: new LineSplitter((text) => void lines.push({ timeMs, stream: 'stdout', text })),
    stderr: new LineSplitter((text) => void lines.push({ timeMs, stream: 'stderr', text })),
  };
  for (const file of files) {
    for await (const record of readRecords(file, new ImportAccount(), false)) {
      if (record.kind !== 'output') continue;
      timeMs = record.timeMs ?? timeMs;
      splitters[record.stream].write(record.bytes);
      if (lines.length < linesAChunk) continue;
      yield lines;
      lines = [];
    }
  }
  splitters.stdout.end();
  splitters.stderr.end();
  if (lines.length > 0) yield lines;
}

async function* readFiles(
  folders: readonly string[],
  runId: string,
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  for (const folder of folders) {
    const link = (name: string): void =>
      account.leaveOut('omitted', 'artifacts that are symbolic links', `${name} of run ${runId}`);
    for await (const { name, file } of walkFiles(folder, link))
      if (!notKept.has(name)) yield { kind: 'file', direction: 'output', name, file };
  }
}
