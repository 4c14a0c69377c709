import type { ComparedPair, Comparison, Verdict } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { seriesHues } from '../../lib/charts/series-colour.ts';
import { runNamesQuery } from '../../lib/queries/run-list-queries.ts';
import { useTheme } from '../../lib/theme.ts';
import { differenceIntervals, setIntervals } from '../../lib/verdict/verdict-intervals.ts';
import { verdictTable, verdictWords } from '../../lib/verdict/verdict-words.ts';
import { IntervalChart } from '../../widgets/charts/lazy-charts.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { ExportMenu } from '../runs/export-menu.tsx';
import { PairDetails } from './pair-details.tsx';
import { VerdictNotes } from './verdict-notes.tsx';

interface VerdictAnswerProps {
  readonly comparison: Comparison;
  /** The answer to the question before. */
  readonly isStale: boolean;
}

const mostNamed = 1000;
const rowPx = 44;
const chromePx = 70;
const mostHeightPx = 420;
const heightOf = (rows: number): number => Math.min(mostHeightPx, Math.max(2, rows) * rowPx + chromePx);

/** The sentence first, then the picture, then what it rests on. */
export function VerdictAnswer({ comparison, isStale }: VerdictAnswerProps) {
  const { sets, pairs, sentence, ranking } = comparison;
  const theme = useTheme();
  const navigate = useNavigate();
  const runIds = useMemo(() => sets.flatMap((set) => set.runIds).slice(0, mostNamed), [sets]);
  const named = useQuery({ ...runNamesQuery({ runIds, view: 'all' }), enabled: runIds.length > 0 });
  const names = useMemo(() => {
    const values = named.data?.columns[0]?.values ?? [];
    return new Map(named.data?.ids.map((id, i) => [id, String(values[i])]));
  }, [named.data]);
  const ofSets = useMemo(
    () => setIntervals(comparison, seriesHues[theme], (id) => names.get(id) ?? id),
    [comparison, theme, names],
  );
  const differences = useMemo(() => differenceIntervals(comparison), [comparison]);
  const lead = pairs.length === 1 ? pairs[0] : undefined;
  return (
    <div className={isStale ? 'verdict-answer verdict-stale' : 'verdict-answer'} aria-busy={isStale}>
      <section aria-label="The verdict">
        <p className="verdict-sentence" role="status">
          {lead !== undefined && <VerdictMark pair={lead} isHeld={comparison.baseline !== null} />}
          {sentence}
        </p>
        <div className="verdict-tools no-print">
          <CopyButton text={sentence} what="the sentence" label="Copy" />
          <ExportMenu
            label="Numbers"
            title={`verdict on ${comparison.metric}`}
            read={async () => verdictTable(comparison)}
          />
        </div>
        {ranking !== null && <p className="verdict-ranking">{ranking.sentence}</p>}
      </section>
      <VerdictNotes comparison={comparison} />
      <Suspense fallback={<Skeleton rows={6} />}>
        <div className="verdict-figures">
          <IntervalChart
            title="The sets, and every run"
            heightPx={heightOf(sets.length)}
            data={ofSets}
            onOpen={(runId) => void navigate({ to: '/runs/$runId', params: { runId } })}
          />
          <IntervalChart title="Differences" heightPx={heightOf(differences.rows.length)} data={differences} />
        </div>
      </Suspense>
      <Pairs pairs={pairs} comparison={comparison} />
    </div>
  );
}

function Pairs({ pairs, comparison }: { readonly pairs: readonly ComparedPair[]; readonly comparison: Comparison }) {
  return (
    <section aria-label="What it rests on">
      <h2>What it rests on</h2>
      {pairs.map((pair) => (
        <details key={`${pair.a} ${pair.b}`} className="verdict-pair">
          <summary>
            <VerdictMark pair={pair} isHeld={comparison.baseline !== null} />
            <span>{pairs.length === 1 ? 'Test, effect sizes, checks' : pair.sentence}</span>
          </summary>
          <PairDetails pair={pair} comparison={comparison} />
        </details>
      ))}
    </section>
  );
}

const paths: Readonly<Record<Verdict, string>> = {
  better: 'M2 8.5 6 3l4 5.5z',
  worse: 'M2 3.5 6 9l4-5.5z',
  equivalent: 'M2 4.5h8M2 7.5h8',
  undecided: 'M2 6q2-3 4 0t4 0',
  noClaim: 'M6 2a4 4 0 1 0 .01 0M3.2 8.8l5.6-5.6',
};

interface VerdictMarkProps {
  readonly pair: ComparedPair;
  /** The first of the pair is what the other is held against; else the mark names the better one. */
  readonly isHeld: boolean;
}

function VerdictMark({ pair: { a, b, verdict }, isHeld }: VerdictMarkProps) {
  const winner = isHeld ? undefined : verdict === 'better' ? b : verdict === 'worse' ? a : undefined;
  const look = winner === undefined ? verdict : 'better';
  return (
    <span className={`verdict-mark verdict-${look}`}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d={paths[look]} />
      </svg>
      {winner === undefined ? verdictWords[verdict] : <span className="verdict-winner">{winner}</span>}
    </span>
  );
}
