import { axisScales, groupAreas, type AxisScale, type LineSettings } from '../../lib/view-state/line-settings.ts';
import { oneOf } from '../../lib/view-state/view-state.ts';
import { areaWords } from './area-words.ts';
import { SmoothingChoice } from './smoothing-choice.tsx';
import { XAxisChoice } from './x-axis-choice.tsx';

/** A new value for some settings; undefined takes one back to its default. */
export type SettingsPatch = { readonly [K in keyof LineSettings]?: LineSettings[K] | undefined };

interface LineSettingsFormProps {
  readonly settings: LineSettings;
  readonly metrics: readonly string[];
  readonly isGrouped: boolean;
  readonly onChange: (patch: SettingsPatch, how?: 'step' | 'replace') => void;
}

const scaleWords: Readonly<Record<AxisScale, string>> = { linear: 'Linear', log: 'Log', symlog: 'Symlog' };

/** How curves are drawn: of a whole page, or of one panel. */
export function LineSettingsForm({ settings, metrics, isGrouped, onChange }: LineSettingsFormProps) {
  const { x = 'step', xScale = 'linear', yScale = 'linear', smoothing, area = 'std', average = 'mean' } = settings;
  return (
    <>
      <XAxisChoice x={x} metrics={metrics} onChange={(next) => onChange({ x: next === 'step' ? undefined : next })} />
      {(['x', 'y'] as const).map((axis) => (
        <label key={axis}>
          <span className="muted">{axis} </span>
          <select
            className="field"
            aria-label={`Scale of the ${axis} axis`}
            value={axis === 'x' ? xScale : yScale}
            onChange={(event) => {
              const scale = oneOf(['log', 'symlog'], event.target.value);
              onChange(axis === 'x' ? { xScale: scale } : { yScale: scale });
            }}
          >
            {axisScales.map((scale) => (
              <option key={scale} value={scale}>
                {scaleWords[scale]}
              </option>
            ))}
          </select>
        </label>
      ))}
      <SmoothingChoice smoothing={smoothing} onChange={(next, how) => onChange({ smoothing: next }, how)} />
      {isGrouped && (
        <label>
          <span className="muted">Groups as </span>
          <select
            className="field"
            aria-label="Middle of a group"
            value={average}
            onChange={(event) => onChange({ average: event.target.value === 'median' ? 'median' : undefined })}
          >
            <option value="mean">mean</option>
            <option value="median">median</option>
          </select>
          <span className="muted"> with </span>
          <select
            className="field"
            aria-label="What is shown around the middle of a group"
            value={area}
            onChange={(event) => {
              const next = oneOf(groupAreas, event.target.value);
              onChange({ area: next === 'std' ? undefined : next });
            }}
          >
            {groupAreas.map((each) => (
              <option key={each} value={each}>
                {areaWords[each]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
