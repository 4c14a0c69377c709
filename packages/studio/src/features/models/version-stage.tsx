import { messageOf } from '@assay/base';
import { modelStages, type ModelStage, type ModelVersion } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { modelQuery, modelVersionsQuery } from '../../lib/queries/model-queries.ts';
import './version-stage.css';

/** The stage of a version, and the way to change it. Others in the stage stay there. */
export function VersionStage({ version }: { readonly version: ModelVersion }) {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string>();
  const change = async (stage: ModelStage): Promise<void> => {
    setFault(undefined);
    try {
      await api.updateModelVersion({
        params: { model: version.model, version: String(version.version) },
        body: { stage },
      });
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
    await queries.invalidateQueries({ queryKey: modelVersionsQuery(version.model).queryKey });
    await queries.invalidateQueries({ queryKey: modelQuery(version.model).queryKey });
  };
  return (
    <>
      <select
        className={`version-stage stage-${version.stage.toLowerCase()}`}
        aria-label={`Stage of version ${version.version}`}
        value={version.stage}
        onChange={(event) => {
          const stage = modelStages.find((each) => each === event.target.value);
          if (stage !== undefined) void change(stage);
        }}
      >
        {modelStages.map((stage) => (
          <option key={stage} value={stage}>
            {stage}
          </option>
        ))}
      </select>
      {fault !== undefined && (
        <span role="alert" title={fault}>
          Not changed
        </span>
      )}
    </>
  );
}
