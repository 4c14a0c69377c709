import type { Run } from '@assay/wire';
import { createTwoFilesPatch } from 'diff';
import { useMemo } from 'react';
import { codeFacts } from '../../../lib/diff/code-facts.ts';
import { comparePatches, type FileDifference } from '../../../lib/diff/compare-patches.ts';
import { differingFacts, differingValues } from '../../../lib/diff/differing-facts.ts';
import { parsePatch } from '../../../lib/diff/parse-patch.ts';
import { countOf } from '../../../lib/format/format-number.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { PatchView } from '../../../widgets/patch-view/patch-view.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import './code.css';
import { FactsDiff } from './facts-diff.tsx';
import { useRunPatch } from './use-patch.ts';

interface CodeDiffProps {
  readonly left: Run;
  readonly right: Run;
}

/** How two runs differ in code, environment and parameters; the left one is what the right one is held against. */
export function CodeDiff({ left, right }: CodeDiffProps) {
  const facts = differingFacts([left.environment, right.environment]).filter(
    ({ name }) => name !== 'git commit' && name !== 'git dirty',
  );
  const parameters = differingValues([left.parameters, right.parameters]);
  const runs = [left, right];
  return (
    <>
      <CommitLine left={left} right={right} />
      <PatchDiff left={left} right={right} />
      <section className="code-part" aria-label="Environment">
        <h3>Environment</h3>
        {facts.length === 0 ? (
          <p className="muted">No difference.</p>
        ) : (
          <FactsDiff facts={facts} runs={runs} label="Differences of the environment" />
        )}
      </section>
      <section className="code-part" aria-label="Parameters">
        <h3>Parameters</h3>
        {parameters.length === 0 ? (
          <p className="muted">No difference.</p>
        ) : (
          <FactsDiff facts={parameters} runs={runs} label="Differences of the parameters" />
        )}
      </section>
    </>
  );
}

function CommitLine({ left, right }: CodeDiffProps) {
  const [before, after] = [codeFacts(left).commit, codeFacts(right).commit];
  if (before === null || after === null) return <p className="muted">The commit of one of them is not known.</p>;
  return before === after ? (
    <p>
      The same commit, <code>{after}</code>.
    </p>
  ) : (
    <p>
      Another commit: <code>{before}</code> → <code>{after}</code>. To see what changed between them:{' '}
      <code>
        git diff {before.slice(0, 12)} {after.slice(0, 12)}
      </code>
    </p>
  );
}

const kinds: Readonly<Record<FileDifference['kind'], string>> = {
  same: 'changed alike in both',
  'only-left': 'changed there only',
  'only-right': 'changed here only',
  differs: 'changed otherwise',
};

function PatchDiff({ left, right }: CodeDiffProps) {
  const [leftPatch, rightPatch] = [useRunPatch(left), useRunPatch(right)];
  const differences = useMemo(
    () => comparePatches(leftPatch.files, rightPatch.files).filter(({ kind }) => kind !== 'same'),
    [leftPatch.files, rightPatch.files],
  );
  const files = useMemo(
    () =>
      differences.flatMap(({ name, left: before, right: after }) =>
        parsePatch(createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 })),
      ),
    [differences],
  );
  const fault = leftPatch.error === null ? rightPatch : leftPatch;
  if (fault.error !== null) return <FaultNotice error={fault.error} what="a patch" onRetry={fault.retry} />;
  if (leftPatch.isReading || rightPatch.isReading) return <Skeleton rows={3} />;
  if (leftPatch.text === undefined && rightPatch.text === undefined) return null;
  return (
    <section className="code-part" aria-label="Patches">
      <h3>Changes that were not committed</h3>
      {differences.length === 0 ? (
        <p className="muted">The same in both.</p>
      ) : (
        <>
          <ul className="muted">
            {differences.map(({ name, kind }) => (
              <li key={name}>
                <code>{name}</code> {kinds[kind]}
              </li>
            ))}
          </ul>
          <PatchView files={files} label={`Patch against patch, ${countOf(files.length, 'file')}`} />
        </>
      )}
    </section>
  );
}
