import type { Change } from '@assay/wire';
import type { StudioQueryKey } from '../queries/query-key.ts';
import { touchedBy } from './touched-by.ts';

/** How long at least between two refreshes of the same answer, by what it is about. */
const intervalMs: Readonly<Record<StudioQueryKey[0], number>> = {
  server: 1000,
  experiments: 1000,
  experiment: 500,
  'metric-metadata': 3000,
  columns: 2000,
  runs: 500,
  'run-aggregates': 1000,
  'run-fields': 5000,
  'run-groups': 1000,
  run: 400,
  children: 1000,
  'metric-names': 3000,
  'metric-summaries': 1000,
  neighbours: 3000,
  'groups-of-run': 1000,
  parameters: 500,
  'run-choices': 5000,
  'previous-run': 5000,
  lineage: 3000,
  'lineage-entity': 1000,
  dataset: 5000,
  'logged-model': 3000,
  metrics: 400,
  'point-at': 5000,
  'run-values': 2000,
  comparison: 3000,
  'curve-analysis': 5000,
  reports: 1000,
  report: 500,
  'report-versions': 500,
  'rendered-report': 5000,
  'draft-report': 5000,
  log: 400,
  artifacts: 1000,
  'artifact-content': 1000,
  note: 500,
  models: 1000,
  'run-versions': 1000,
  model: 500,
  'model-versions': 500,
  'model-events': 500,
  studies: 1000,
  study: 500,
  trials: 1000,
  'trial-reports': 3000,
  importance: 10_000,
  'best-run': 2000,
  views: 500,
  view: 500,
  folders: 1000,
  found: 2000,
  'home-runs': 500,
  'lead-metric': 3000,
  'active-experiments': 1000,
};

interface Answer {
  readonly queryHash: string;
  readonly queryKey: StudioQueryKey;
}

/**
 * Which answers are due for a refresh. Changes are noted as they come; `takeDue` hands out each touched answer at most
 * once in its interval, and keeps it in mind until then, so that no change is lost and none is answered by a storm.
 */
export class RefreshPlan {
  readonly #due = new Map<string, Answer>();
  readonly #refreshedAt = new Map<string, number>();

  note(change: Change, answers: Iterable<Answer>): void {
    for (const answer of answers) {
      if (touchedBy(answer.queryKey, change)) this.#due.set(answer.queryHash, answer);
    }
  }

  /** After a gap in the changes everything may be out of date. */
  noteAll(answers: Iterable<Answer>): void {
    for (const answer of answers) this.#due.set(answer.queryHash, answer);
  }

  takeDue(nowMs: number): readonly Answer[] {
    const taken: Answer[] = [];
    for (const [hash, answer] of this.#due) {
      const last = this.#refreshedAt.get(hash);
      if (last !== undefined && nowMs - last < intervalMs[answer.queryKey[0]]) continue;
      this.#due.delete(hash);
      this.#refreshedAt.set(hash, nowMs);
      taken.push(answer);
    }
    if (this.#refreshedAt.size > 2000) this.#forget(nowMs);
    return taken;
  }

  get isEmpty(): boolean {
    return this.#due.size === 0;
  }

  #forget(nowMs: number): void {
    for (const [hash, at] of this.#refreshedAt) if (nowMs - at > 10_000) this.#refreshedAt.delete(hash);
  }
}
