import type { Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { codeFacts, commitUrl } from '../../../lib/diff/code-facts.ts';
import { previousRunQuery } from '../../../lib/queries/run-choice-queries.ts';
import { runQuery } from '../../../lib/queries/run-queries.ts';
import { CodeBlock } from '../../../widgets/code-block.tsx';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { PatchView } from '../../../widgets/patch-view/patch-view.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import type { TabProps } from '../tab-props.ts';
import './code.css';
import { RunChooser } from './run-chooser.tsx';
import { useRunPatch } from './use-patch.ts';

// Brings a library that few looks at a run need.
const CodeDiff = lazy(async () => ({ default: (await import('./code-diff.tsx')).CodeDiff }));

/** The code that a run ran, and what differs from that of another run. */
export function CodeTab({ run, view, onView }: TabProps) {
  return (
    <div className="code">
      <FactsPart run={run} />
      <PatchPart run={run} />
      <AgainstPart run={run} chosen={view.baseline} onChoose={(baseline) => onView({ baseline })} />
    </div>
  );
}

function FactsPart({ run }: { readonly run: Run }) {
  const facts = codeFacts(run);
  const { commit, isDirty, branch, message, author, remote, entryPoint, directory, commandLine } = facts;
  const url = commitUrl(remote, commit);
  return (
    <section className="code-part" aria-label="Code">
      <h2>Code</h2>
      {Object.values(facts).every((fact) => fact === null) && (
        <p className="muted">
          Nothing is known of the code of this run. The clients for TypeScript, the command line (
          <code>assay exec</code>) and MLflow note the commit when a run starts within a git repository.
        </p>
      )}
      <dl className="code-facts">
        <CodeFact name="Commit" value={commit} isCode href={url} />
        <CodeFact
          name="Work tree"
          value={isDirty === null ? null : isDirty ? 'With changes that were not committed' : 'As committed'}
        />
        <CodeFact name="Branch" value={branch} />
        <CodeFact name="Message" value={message} />
        <CodeFact name="Author" value={author} />
        <CodeFact name="Remote" value={remote} isCode />
        <CodeFact name="Entry point" value={entryPoint} isCode />
        <CodeFact name="Folder" value={directory} isCode />
      </dl>
      {commandLine !== null && <CodeBlock text={commandLine} what="the command line" />}
    </section>
  );
}

interface CodeFactProps {
  readonly name: string;
  readonly value: string | null;
  readonly isCode?: boolean;
  readonly href?: string | undefined;
}

function CodeFact({ name, value, isCode = false, href }: CodeFactProps) {
  if (value === null) return null;
  const shown = isCode ? <code>{value}</code> : value;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {href === undefined ? (
          shown
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {shown}
          </a>
        )}
        {isCode && <CopyButton text={value} what={`the ${name.toLowerCase()}`} />}
      </dd>
    </>
  );
}

function PatchPart({ run }: { readonly run: Run }) {
  const { text, files, isReading, isCut, error, retry } = useRunPatch(run);
  if (error !== null) return <FaultNotice error={error} what="the patch" onRetry={retry} />;
  if (isReading) return <Skeleton rows={4} />;
  if (text === undefined) return null;
  return (
    <section className="code-part" aria-label="Patch">
      <h2>Changes that were not committed</h2>
      {isCut && <p className="muted">The patch was long, and was cut off.</p>}
      {files.length === 0 ? (
        <CodeBlock text={text} what="the patch" />
      ) : (
        <PatchView files={files} label="Changes that were not committed" />
      )}
    </section>
  );
}

interface AgainstPartProps {
  readonly run: Run;
  readonly chosen: string | undefined;
  readonly onChoose: (runId: string) => void;
}

function AgainstPart({ run, chosen, onChoose }: AgainstPartProps) {
  const isOther = chosen !== undefined && chosen !== run.id;
  const asksPrevious = !isOther && run.parentRunId === null;
  const previous = useQuery({ ...previousRunQuery(run), enabled: asksPrevious });
  const otherId = isOther ? chosen : (run.parentRunId ?? previous.data ?? undefined);
  const other = useQuery({ ...runQuery(otherId ?? ''), enabled: otherId !== undefined });
  const error = other.error ?? (asksPrevious ? previous.error : null);
  return (
    <section className="code-part" aria-label="Difference">
      <div className="code-against">
        <h2>What differs from</h2>
        <RunChooser run={run} chosen={other.data} onChoose={onChoose} />
      </div>
      {error !== null && <FaultNotice error={error} what="the other run" onRetry={() => void other.refetch()} />}
      {otherId === undefined && !previous.isFetching && (
        <p className="muted">There is no earlier run in this experiment. Choose another one to see what differs.</p>
      )}
      {other.data !== undefined && (
        <Suspense fallback={<Skeleton rows={4} />}>
          <CodeDiff left={other.data} right={run} />
        </Suspense>
      )}
    </section>
  );
}
