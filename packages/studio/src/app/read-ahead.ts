import type { Experiment, RunColumns } from '@assay/wire';
import { defaultViewOf } from '../features/views/default-view.ts';
import { defaultFields } from '../features/runs/run-fields-shown.ts';
import { tableQuestion } from '../features/runs/run-list-question.ts';
import { columnsAskedOf, pageOf } from '../lib/queries/run-list-body.ts';
import { readAhead } from '../lib/read-ahead.ts';
import { namesOnlyView } from '../lib/view-state/saved-view.ts';
import { parseSearchText } from '../lib/view-state/search-text.ts';
import { readViewState } from '../lib/view-state/view-state.ts';

/**
 * A program of its own that runs while the page's still comes: asks for what that asks for first, in the same words. What differs is asked for
 * again and nothing else happens.
 */
async function askFirst(path: string): Promise<void> {
  // What is read after the place in the change log is known needs no second look.
  await readAhead('/api/v1/server');
  const experimentId = /^\/experiments\/([0-9a-f]{32})$/.exec(path)?.[1];
  if (experimentId === undefined) return;
  const experiment = readAhead(`/api/v1/experiments/${experimentId}`);
  const texts = parseSearchText(location.search);
  if (texts['long'] !== undefined || namesOnlyView(texts)) return;
  const view = readViewState(texts);
  const { limit } = columnsAskedOf(experimentId);
  const names = readAhead(`/api/v1/runs/columns?experimentId=${experimentId}&limit=${limit}`);
  const isBare = Object.keys(texts).length === 0;
  if (isBare && defaultViewOf((await (await experiment).json()) as Experiment) !== undefined) return;
  const fields = view.columns?.map(({ field }) => field) ?? defaultFields((await (await names).json()) as RunColumns);
  const question = tableQuestion({ scope: { experimentId }, view, fields });
  const part = pageOf(question, 0);
  if (question.kind === 'runs')
    await readAhead('/api/v1/runs/search', { ...question.asked, ...part, countTotal: true });
  else await readAhead('/api/v1/runs/aggregate', { ...question.asked, ...part });
}

// Whoever asks again is told what was wrong.
askFirst(location.pathname).catch(() => undefined);
