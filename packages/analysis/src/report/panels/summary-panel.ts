import type { PanelBlock } from '../block.ts';
import { durationText, numberText, timeText } from '../../figure/number-text.ts';
import type { SummaryData } from '../panel-data.ts';

const statusOrder = ['completed', 'running', 'scheduled', 'stopping', 'failed', 'stopped'];

/** What, when, how many: the head of a report. */
export function summaryPanel(summary: SummaryData): PanelBlock[] {
  const { runCount, byStatus, firstMs, lastMs, totalMs, study } = summary;
  const states = statusOrder.flatMap((status) => {
    const count = byStatus[status] ?? 0;
    return count === 0 ? [] : [`${numberText(count)} ${status}`];
  });
  const facts: [string, string | null][] = [
    ['What', summary.description || null],
    ['Runs', states.length === 0 ? numberText(runCount) : `${numberText(runCount)}: ${states.join(', ')}`],
    ['First began', firstMs === null ? null : timeText(firstMs)],
    ['Last ended', lastMs === null ? null : timeText(lastMs)],
    ['Time of all runs', totalMs === null ? null : durationText(totalMs)],
    ...(study === null ? [] : studyFacts(study)),
  ];
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const columns = [
    { name: '', isNumeric: false },
    { name: summary.title, isNumeric: false },
  ];
  return [{ kind: 'table', caption: '', table: { columns, rows } }];
}

function studyFacts(study: NonNullable<SummaryData['study']>): [string, string | null][] {
  const { counts, best } = study;
  const ended = counts.complete + counts.pruned + counts.failed;
  const share = ended === 0 ? '' : ` (${numberText((100 * counts.pruned) / ended, 2)} % of those that ended)`;
  const parts = (['complete', 'pruned', 'failed', 'running', 'waiting'] as const).flatMap((state) =>
    counts[state] === 0 ? [] : [`${numberText(counts[state])} ${state}${state === 'pruned' ? share : ''}`],
  );
  return [
    ['Study', study.stopReason === null ? study.state : `${study.state} (${study.stopReason})`],
    ['Trials', parts.length === 0 ? 'none' : parts.join(', ')],
    [study.objectives.length === 1 ? 'Objective' : 'Objectives', study.objectives.join('; ')],
    ['Sampler', study.sampler],
    ['Pruner', study.pruner],
    [
      'Best trial',
      best === null
        ? null
        : `no. ${best.number}: ${best.values.map((value) => numberText(value)).join(', ')} with ${best.parameters}`,
    ],
  ];
}
