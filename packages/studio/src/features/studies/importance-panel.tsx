import { importanceMethods, type Importance, type ImportanceMethod } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { importanceQuery } from '../../lib/queries/study-queries.ts';
import { useKept } from '../../lib/use-kept.ts';
import { BarChart } from '../../widgets/charts/bar-chart.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { chosenObjective, type StudyChartProps } from './study-chart.ts';

const methodNames: Readonly<Record<ImportanceMethod, string>> = {
  pedAnova: 'PED-ANOVA',
  fAnova: 'fANOVA',
  permutation: 'Permutation',
  meanDecreaseImpurity: 'Decrease of impurity',
};

/** What mattered for the objective, with intervals. */
export function ImportancePanel({ study, view, onView, heightPx }: StudyChartProps) {
  const method = view.importance ?? 'pedAnova';
  const objective = chosenObjective(study, view);
  const { data, error, refetch } = useQuery(importanceQuery(study.id, method, objective));
  const shown = useKept(data);
  const choice = (
    <select
      className="field study-choice no-print"
      aria-label="How importance is computed"
      title="PED-ANOVA: what sets good trials apart. fANOVA: shares of the variance over the whole space, and pairs. Permutation, decrease of impurity: what a forest predicts by."
      value={method}
      onChange={(event) => {
        const chosen = importanceMethods.find((each) => each === event.target.value);
        onView({ importance: chosen === 'pedAnova' ? undefined : chosen });
      }}
    >
      {importanceMethods.map((each) => (
        <option key={each} value={each}>
          {methodNames[each]}
        </option>
      ))}
    </select>
  );
  if (error !== null) {
    return (
      <section aria-label="Importance" className="study-importance-fault">
        <div className="study-importance-head">
          <h3>Importance</h3>
          {choice}
        </div>
        <FaultNotice error={error} what="what mattered" onRetry={() => void refetch()} />
      </section>
    );
  }
  if (shown === undefined)
    return (
      <div style={{ minHeight: heightPx }}>
        <Skeleton rows={4} />
      </div>
    );
  return <Bars importance={shown} heightPx={heightPx} choice={choice} />;
}

interface BarsProps {
  readonly importance: Importance;
  readonly heightPx: number;
  readonly choice: React.ReactNode;
}

function Bars({ importance, heightPx, choice }: BarsProps) {
  const data = useMemo(() => {
    const { parameters, interactions } = importance;
    const all = [
      ...parameters.map(({ name, ...rest }) => ({ id: name, label: name, ...rest })),
      ...interactions.map(({ names, importance: share }) => ({
        id: JSON.stringify(names),
        label: names.join(' × '),
        importance: share,
        low: null,
        high: null,
      })),
    ];
    const hasInterval = all.some(({ low }) => low !== null);
    return {
      ids: all.map(({ id }) => id),
      labels: all.map(({ label }) => label),
      value: { title: 'importance', values: all.map((each) => each.importance) },
      ...(hasInterval && {
        spread: {
          title: '95 % interval (bootstrap)',
          low: all.map(({ low }) => low ?? Number.NaN),
          high: all.map(({ high }) => high ?? Number.NaN),
        },
      }),
      noun: { one: 'parameter', many: 'parameters' },
      notes: [countOf(importance.trialCount, 'complete trial')],
    };
  }, [importance]);
  return <BarChart title="Importance" heightPx={heightPx} data={data} aside={choice} />;
}
