import type { Change, CompareRuns } from '@assay/wire';
import type { StudioQueryKey } from '../queries/query-key.ts';

/** Whether a change makes the answer under this key out of date. Says yes where it cannot know. */
export function touchedBy(key: StudioQueryKey, change: Change): boolean {
  const [entity] = change.kind.split('.');
  const isSmall = change.kind === 'run.metrics' || change.kind === 'run.log';
  switch (key[0]) {
    case 'server':
      return /^(experiment|run)\.(created|deleted|restored|purged)$|^run\.updated$/.test(change.kind);
    case 'experiments':
      return entity === 'experiment' || (entity === 'run' && !isSmall) || entity === 'tags';
    case 'experiment':
      return (
        change.entityId === key[1] ||
        (change.experimentId === key[1] && entity === 'run' && !isSmall) ||
        movesRuns(change)
      );
    case 'metric-metadata':
      return change.kind === 'metadata.changed' || (change.experimentId === key[1] && change.kind === 'run.metrics');
    case 'columns':
      return (
        /^run\.(parameters|metrics|created|updated)$|^tags/.test(change.kind) &&
        (key[1] ?? '').split(',').includes(change.experimentId ?? '')
      );
    case 'runs':
    case 'run-aggregates':
    case 'run-fields':
    case 'run-values':
      return touchesRuns(key[1], change, entity);
    case 'comparison':
      return touchesComparison(key[1], change, entity);
    case 'run-groups':
      return change.kind.includes('group');
    case 'run':
    case 'parameters':
      return change.entityId === key[1] && (key[0] === 'run' || change.kind !== 'run.log');
    case 'children':
      return entity === 'run' && !isSmall;
    case 'metric-names':
    case 'metric-summaries':
      return change.entityId === key[1] && (change.kind === 'run.metrics' || change.kind === 'run.purged');
    case 'neighbours':
      return movesRuns(change) || /^run\.(created|deleted|restored|purged)$/.test(change.kind);
    case 'groups-of-run':
      return entity === 'group' || change.kind === 'run.groups';
    case 'metrics':
      return touchesCurves(key[1], change);
    case 'curve-analysis':
      return touchesCurves({ runIds: [key[1]], names: [key[2]] }, change);
    case 'log':
      return change.kind === 'run.log' && change.entityId === key[1];
    case 'artifacts':
      return /^run\.(artifacts|purged)$/.test(change.kind) && change.entityId === key[1];
    case 'point-at':
    case 'artifact-content':
    case 'run-choices':
    case 'previous-run':
      return false;
    case 'lineage':
      return /^(?:association|entity|model|run\.(?:artifacts|created|updated|deleted|restored|purged))/.test(
        change.kind,
      );
    case 'dataset':
      return false;
    case 'logged-model':
      return /^(?:model|run\.(?:metrics|artifacts))/.test(change.kind);
    case 'lineage-entity':
      return change.entityId === key[1];
    case 'note':
      return change.kind === 'note.changed' && change.entityId === key[2];
    case 'models':
    case 'run-versions':
      return entity === 'model';
    case 'model':
    case 'model-versions':
    case 'model-events':
      return entity === 'model' && namesModel(change.data, key[1]);
    case 'studies':
      return entity === 'study' || (entity === 'group' && change.kind !== 'group.created') || entity === 'experiment';
    case 'study':
      return change.entityId === key[1];
    case 'trials':
    case 'trial-reports':
    case 'importance':
      return change.kind === 'study.trials' && change.entityId === key[1];
    case 'reports':
      return entity === 'report';
    case 'report':
    case 'report-versions':
      return change.entityId === key[1];
    case 'rendered-report':
      return entity === 'report' ? change.entityId === key[1] : touchesReports(change, entity);
    case 'draft-report':
      return touchesReports(change, entity);
    case 'views':
      return entity === 'view' && (key[1] === null || change.experimentId === key[1]);
    case 'view':
      return entity === 'view' && change.entityId === key[1];
    case 'folders':
      return entity === 'experiment';
    case 'found':
      return false;
    case 'home-runs':
      return entity === 'run' && !isSmall;
    case 'lead-metric':
      return change.kind === 'run.metrics' && change.entityId === key[1];
    case 'active-experiments':
      return (entity === 'experiment' || entity === 'run') && !isSmall;
    case 'best-run':
      if (change.kind === 'run.log' || change.kind === 'run.artifacts') return false;
      return movesRuns(change) || (change.experimentId === key[1] && (entity === 'run' || entity === 'metadata'));
  }
}

/** A run that moved between experiments is out of date in both. */
const movesRuns = (change: Change): boolean => change.kind === 'run.updated' || change.kind === 'run.groups';

interface AskedOfRuns {
  readonly runIds?: readonly string[];
  readonly parentRunId?: string;
  readonly experimentIds?: readonly string[];
  readonly unassigned?: boolean;
}

function touchesRuns(asked: AskedOfRuns, change: Change, entity?: string): boolean {
  if (change.kind === 'run.log' || change.kind === 'run.artifacts') return false;
  if (entity !== 'run' && entity !== 'tags') return false;
  if (asked.runIds !== undefined) return asked.runIds.includes(change.entityId);
  if (movesRuns(change) || asked.parentRunId !== undefined) return true;
  if (asked.unassigned === true) return change.experimentId === null;
  return (
    asked.experimentIds === undefined ||
    (change.experimentId !== null && asked.experimentIds.includes(change.experimentId))
  );
}

/** Sets of runs, and the baseline of an experiment that they are held against. */
function touchesComparison({ sets, scope, baseline }: CompareRuns, change: Change, entity?: string): boolean {
  if (change.kind.includes('group') || entity === 'metadata') return true;
  if (baseline !== undefined && 'experimentId' in baseline) {
    if (change.entityId === baseline.experimentId || change.experimentId === baseline.experimentId) return true;
  }
  return [...(sets ?? []), ...(scope === undefined ? [] : [scope])].some((each) => touchesRuns(each, change, entity));
}

/** A report may speak of any run. */
const touchesReports = (change: Change, entity?: string): boolean =>
  change.kind !== 'run.log' && ['run', 'study', 'experiment', 'group', 'tags', 'metadata'].includes(entity ?? '');

function touchesCurves(
  query: { readonly runIds: readonly string[]; readonly names: readonly string[] },
  change: Change,
) {
  if (change.kind !== 'run.metrics' && change.kind !== 'run.purged') return false;
  if (!query.runIds.includes(change.entityId)) return false;
  const names = namesIn(change.data);
  return names === undefined || names.some((name) => query.names.includes(name));
}

/** A renamed model is named by both of its names. */
const namesModel = (data: unknown, name: string): boolean =>
  typeof data !== 'object' || data === null || Object.values(data).includes(name);

function namesIn(data: unknown): readonly string[] | undefined {
  if (typeof data !== 'object' || data === null || !('names' in data) || !Array.isArray(data.names)) return undefined;
  return data.names.filter((name): name is string => typeof name === 'string');
}
