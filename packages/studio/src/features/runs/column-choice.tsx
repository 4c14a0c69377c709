import { parseRunField, printRunField, statistics, type RunField } from '../../lib/run-field/run-field.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { fieldWords } from '../../lib/run-field/field-words.ts';

interface ColumnChoiceProps {
  readonly field: RunField;
  /** The text of the column that shows the field, if one does. */
  readonly shownAs: string | undefined;
  readonly onReplace: (before: string | undefined, after: string | undefined) => void;
}

/** One line of the column picker: shown or not, and which statistic of a metric. */
export function ColumnChoice({ field, shownAs, onReplace }: ColumnChoiceProps) {
  const text = printRunField(field);
  const name = fieldWords(field);
  const shown = shownAs === undefined ? undefined : parseRunField(shownAs);
  return (
    <div className="column-picker-choice">
      <label className="column-picker-choice column-picker-name">
        <input
          type="checkbox"
          checked={shownAs !== undefined}
          onChange={() => onReplace(shownAs, shownAs === undefined ? text : undefined)}
        />
        <MiddleText text={name} />
      </label>
      {field.kind === 'metric' && shown?.kind === 'metric' && (
        <select
          className="field"
          aria-label={`Statistic of ${field.name}`}
          value={shown.statistic}
          onChange={(event) => {
            const statistic = statistics.find((each) => each === event.target.value) ?? 'last';
            onReplace(shownAs, printRunField({ ...field, statistic }));
          }}
        >
          {statistics.map((statistic) => (
            <option key={statistic}>{statistic}</option>
          ))}
        </select>
      )}
    </div>
  );
}
