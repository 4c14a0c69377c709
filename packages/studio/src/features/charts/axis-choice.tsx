import { seriesAxes, type SeriesAxis } from '@assay/wire';

const words: Readonly<Record<SeriesAxis, string>> = {
  step: 'Step',
  time: 'Time of day',
  relativeTime: 'Time since start',
};

interface AxisChoiceProps {
  readonly axis: SeriesAxis;
  readonly onChange: (axis: SeriesAxis) => void;
}

export function AxisChoice({ axis, onChange }: AxisChoiceProps) {
  return (
    <label>
      <span className="muted">x axis </span>
      <select
        className="field"
        value={axis}
        onChange={(event) => onChange(seriesAxes.find((each) => each === event.target.value) ?? 'step')}
      >
        {seriesAxes.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
