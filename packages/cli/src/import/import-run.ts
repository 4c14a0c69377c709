import { AssayError } from '@assay/base';
import { terminalRunStatuses } from '@assay/wire';
import type { Run, UpdateRun } from '@assay/wire';
import { importArtifacts } from './import-artifacts.ts';
import { importDatasets } from './import-datasets.ts';
import { importNote } from './import-note.ts';
import { importLog } from './import-log.ts';
import { importPoints } from './import-points.ts';
import { isLocalFault } from './local-fault.ts';
import type { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import type { SourceRun } from './import-source.ts';
import { fitting, fittingName } from './server-limits.ts';

/** Tags by which an imported run is known. */
export const originTags = { tracker: 'imported.from', place: 'imported.source', id: 'imported.id' } as const;
const versionTag = 'imported.version';

export interface Origin {
  readonly tracker: string;
  readonly place: string;
}

/** Brings one run: what the server lacks of it. Undefined when it is not to be had under its id. */
export async function importRun(
  run: SourceRun,
  experimentId: string,
  origin: Origin,
  target: ImportTarget,
  whole: ImportAccount,
): Promise<Run | undefined> {
  const account = whole.part();
  try {
    return await bring(run, experimentId, origin, target, account);
  } finally {
    whole.add(account);
  }
}

async function bring(
  run: SourceRun,
  experimentId: string,
  origin: Origin,
  target: ImportTarget,
  account: ImportAccount,
): Promise<Run | undefined> {
  const found = await findRun(run, target);
  if (found !== undefined && found.deletedMs !== null) {
    account.leaveOut('omitted', 'runs that were imported before and have been deleted here since', run.shown);
    return undefined;
  }
  if (found !== undefined && !isImported(found, run, origin)) {
    account.leaveOut('refused', 'runs whose id another run bears already', run.shown);
    return undefined;
  }
  const there = found ?? (await createRun(run, experimentId, origin, target, account));
  account[found === undefined ? 'brought' : 'present'].runs++;
  if (found !== undefined) account.present.parameters += Object.keys(found.parameters).length;
  if (found !== undefined && run.version !== undefined && isSame(found.tags[versionTag], run.version, target)) {
    account.present.points += found.pointCount;
    account.present.logLines += found.logLineCount;
    account.present.artifacts += found.artifacts.length;
    account.present.artifactBytes += found.artifacts.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
    return there;
  }
  if (found !== undefined) await bringParameters(run, run.parameters, found, target, account);

  const counts = new Map(Object.entries(there.metrics).map(([name, { count }]) => [name, count]));
  const { datasets, logLines, note } = run;
  await readable(run, account, () => importPoints(run, counts, target, account));
  if (logLines !== undefined)
    await readable(run, account, () => importLog(run, logLines, there.logLineCount, target, account));
  if (datasets !== undefined)
    await readable(run, account, () => importDatasets(run, datasets(account), there.artifacts, target, account));
  if (target.artifacts) await readable(run, account, () => importArtifacts(run, there.artifacts, target, account));
  await finish(run, there, target, account);
  if (note !== '') await importNote('run', run.id, note, target, account);
  if (run.version !== undefined && account.losses === 0)
    await target.client.changeTags({
      params: { kind: 'run', id: run.id },
      body: { set: { [versionTag]: run.version + (target.artifacts ? '' : withoutArtifacts) } },
    });
  return there;
}

/** A part of a run; one that the disk or a database does not give is noted, and the others come all the same. */
async function readable(run: SourceRun, account: ImportAccount, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (thrown) {
    if (!isLocalFault(thrown)) throw thrown;
    account.leaveOut('damaged', 'parts of runs that could not be read to their end', `${run.shown}: ${thrown.message}`);
  }
}

/** Behind the version of what was imported without its files. */
const withoutArtifacts = ' without artifacts';
const isSame = (imported: string | undefined, version: string, { artifacts }: ImportTarget): boolean =>
  imported === version || (!artifacts && imported === version + withoutArtifacts);

const isImported = (found: Run, run: SourceRun, { tracker }: Origin): boolean =>
  found.tags[originTags.tracker] === tracker && found.tags[originTags.id] === run.originalId;

async function findRun({ id }: SourceRun, { client }: ImportTarget): Promise<Run | undefined> {
  try {
    return await client.getRun({ params: { runId: id } });
  } catch (thrown) {
    if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
    throw thrown;
  }
}

async function createRun(
  run: SourceRun,
  experimentId: string,
  { tracker, place }: Origin,
  { client, limits }: ImportTarget,
  account: ImportAccount,
): Promise<Run> {
  const parameters = fitting(run.parameters, 'parameter', `run ${run.shown}`, limits, account);
  const tags = {
    ...fitting(run.tags, 'tag', `run ${run.shown}`, limits, account),
    [originTags.tracker]: tracker,
    [originTags.place]: place,
    [originTags.id]: run.originalId,
  };
  const name = run.name === undefined ? undefined : fittingName(run.name, limits);
  const groupName = run.groupName === undefined ? undefined : fittingName(run.groupName, limits);
  const create = (as: string | undefined): Promise<Run> =>
    client.createRun({
      body: {
        id: run.id,
        ...(as !== undefined && { name: as }),
        experimentId,
        ...(groupName !== undefined && { groupName }),
        // What has ended gets its end when all of it is here.
        status: run.status === 'scheduled' ? 'scheduled' : 'running',
        ...(run.startedMs !== undefined && { startedMs: run.startedMs }),
        source: `import-${tracker}`,
        ...(run.environment !== undefined && { environment: run.environment }),
        parameters,
        tags,
      },
    });
  const made = await named(name, run.id, create);
  account.brought.parameters += Object.keys(parameters).length;
  return made;
}

/** Other trackers let several runs of an experiment bear one name: all but one get some of their id behind it. */
async function named(
  name: string | undefined,
  id: string,
  create: (as: string | undefined) => Promise<Run>,
): Promise<Run> {
  if (name === undefined) return create(undefined);
  for (const tried of [name, `${name}-${id.slice(0, 8)}`]) {
    try {
      return await create(tried);
    } catch (thrown) {
      if (!(thrown instanceof AssayError) || thrown.code !== 'AlreadyExists') throw thrown;
    }
  }
  return create(`${name}-${id}`);
}

/** Parameters that the server lacks: of a run that was brought before, or that its end tells of. */
async function bringParameters(
  run: SourceRun,
  given: Readonly<Record<string, unknown>>,
  there: Run,
  { client, limits }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const lacking = Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(there.parameters, key)));
  const parameters = fitting(lacking, 'parameter', `run ${run.shown}`, limits, account);
  const count = Object.keys(parameters).length;
  if (count === 0) return;
  await client.logParameters({ params: { runId: run.id }, body: { parameters } });
  account.brought.parameters += count;
}

/** Status and times of the source, where the run is not there yet, and what else is known at the end. */
async function finish(run: SourceRun, there: Run, target: ImportTarget, account: ImportAccount): Promise<void> {
  const { client, limits } = target;
  const end = run.end?.();
  if (end !== undefined) {
    await bringParameters(run, end.parameters, there, target, account);
    const tags = fitting(end.tags, 'tag', `run ${run.shown}`, limits, account);
    if (Object.entries(tags).some(([key, value]) => there.tags[key] !== value))
      await client.changeTags({ params: { kind: 'run', id: run.id }, body: { set: tags } });
  }
  const { status, endedMs = run.startedMs } = end ?? run;
  if (status === there.status) return;
  const update = (body: UpdateRun): Promise<Run> => client.updateRun({ params: { runId: run.id }, body });
  // The source has gone on since it was imported; when it was taken up again it does not say, so that no pause is remembered.
  if (terminalRunStatuses.has(there.status))
    await update({ status: 'running', ...(there.endedMs !== null && { resumedMs: there.endedMs }) });
  if (status === 'running') return;
  await update({
    status,
    ...(end?.statusMessage !== undefined && { statusMessage: end.statusMessage }),
    // Clocks of two machines may tell of an end before the start.
    ...(terminalRunStatuses.has(status) &&
      endedMs !== undefined && { endedMs: Math.max(endedMs, run.startedMs ?? endedMs) }),
  });
}
