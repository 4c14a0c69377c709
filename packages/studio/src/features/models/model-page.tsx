import type { Model } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { countOf } from '../../lib/format/format-number.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { modelQuery } from '../../lib/queries/model-queries.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Fact, Facts } from '../../widgets/facts.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { AliasForm } from './alias-form.tsx';
import { ModelHistory } from './model-history.tsx';
import './model-page.css';
import { shownTags } from './prompt-tags.ts';
import { VersionTable } from './version-table.tsx';

/** One registered model: its versions, where each is from, and what happened to it. */
export function ModelPage({ model: name }: { readonly model: string }) {
  const { data: model, error, refetch } = useQuery(modelQuery(name));
  usePageHead(name, [{ label: 'Models', path: '/models' }]);
  return (
    <div className="page page-scrolling">
      {error !== null && model === undefined && (
        <FaultNotice error={error} what="the model" onRetry={() => void refetch()} />
      )}
      {model === undefined && error === null && <Skeleton rows={8} />}
      {model !== undefined && (
        <>
          <ModelHead model={model} />
          <section className="model-part" aria-label="Versions">
            <h2>Versions</h2>
            <VersionTable model={model.name} />
            <ForWriters>{model.versionCount > 0 && <AliasForm model={model} />}</ForWriters>
          </section>
          <ModelHistory model={model.name} />
        </>
      )}
    </div>
  );
}

function ModelHead({ model }: { readonly model: Model }) {
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">
          <MiddleText text={model.name} />
        </h1>
        <CopyButton text={model.name} what="the name of the model" />
        <TagList tags={shownTags(model.tags)} wrap />
      </div>
      <Facts>
        <Fact name="Holds">{countOf(model.versionCount, 'version')}</Fact>
        <Fact name="Changed">
          <TimeAgo timeMs={model.updatedMs} />
        </Fact>
        <Fact name="Created">
          <TimeAgo timeMs={model.createdMs} />
        </Fact>
        <Fact name="By">{model.createdBy}</Fact>
      </Facts>
      {model.description !== '' && (
        <p className="page-description" title={model.description}>
          {model.description}
        </p>
      )}
    </>
  );
}
