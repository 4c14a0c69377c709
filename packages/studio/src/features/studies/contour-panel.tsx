import { useMemo } from 'react';
import { trialNoun } from '../../lib/studies/charted-trials.ts';
import { objectiveField, paramField, trialField } from '../../lib/studies/trial-field.ts';
import { ContourChart } from '../../widgets/charts/contour-chart.tsx';
import { chosenObjective, useTrialLinks, type StudyChartProps } from './study-chart.ts';

/** The objective over two parameters that are numbers. */
export function ContourPanel(props: StudyChartProps & { readonly names: readonly string[] }) {
  const { study, charted, selection, view, onView, heightPx, names } = props;
  const links = useTrialLinks(props);
  const objective = chosenObjective(study, view);
  const isThere = (name: string | undefined): name is string => name !== undefined && names.includes(name);
  const [first, second] = view.pair ?? [];
  const x = isThere(first) ? first : names[0];
  const y = isThere(second) && second !== x ? second : names.find((name) => name !== x);
  const data = useMemo(() => {
    const { data: trials, objectives, rows } = charted;
    const [columnX, columnY, columnZ] = [paramField(x ?? ''), paramField(y ?? ''), objectiveField(objective)].map(
      (name) => {
        const field = trialField(trials, objectives, name);
        return field && { title: field.title, values: Float64Array.from(rows, field.numberAt), scale: field.scale };
      },
    );
    if (columnX === undefined || columnY === undefined || columnZ === undefined) return undefined;
    return {
      ids: Array.from(rows, (row) => String(trials.number[row])),
      labels: Array.from(rows, (row) => `Trial ${trials.number[row]}`),
      x: columnX,
      y: columnY,
      z: { title: columnZ.title, values: columnZ.values },
      noun: trialNoun,
    };
  }, [charted, x, y, objective]);
  const selected = useMemo(() => {
    if (selection === undefined) return undefined;
    const { data: trials, rows } = charted;
    return new Set(
      Array.from(
        rows.filter((row) => selection[row] === 1),
        (row) => String(trials.number[row]),
      ),
    );
  }, [charted, selection]);
  if (data === undefined || x === undefined || y === undefined) return null;
  const choice = (label: string, chosen: string, other: string, onChoose: (name: string) => void) => (
    <select
      className="field study-choice no-print"
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      {names.map((name) => (
        <option key={name} disabled={name === other}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <ContourChart
      {...links}
      title="Contour"
      heightPx={heightPx}
      data={data}
      selected={selected}
      aside={
        <>
          {choice('Parameter across', x, y, (name) => onView({ pair: [name, y] }))}
          {choice('Parameter upwards', y, x, (name) => onView({ pair: [x, name] }))}
        </>
      }
    />
  );
}
