import { SearchBox } from '../../widgets/search-box.tsx';
import { ParameterTable } from './parameter-table.tsx';
import type { TabProps } from './tab-props.ts';

export function ParametersTab({ run, view, onView }: TabProps) {
  return (
    <>
      <div>
        <SearchBox label="Find a parameter" value={view.find ?? ''} onChange={(find) => onView({ find }, 'replace')} />
      </div>
      <div style={{ maxWidth: 900 }}>
        <ParameterTable runId={run.id} words={view.find ?? ''} />
      </div>
    </>
  );
}
