import type { Run } from '@assay/wire';
import { createTwoFilesPatch } from 'diff';
import { Fragment, useMemo } from 'react';
import { codeFacts } from '../../../lib/diff/code-facts.ts';
import { comparePatches, type FileDifference } from '../../../lib/diff/compare-patches.ts';
import { differingFacts, differingValues } from '../../../lib/diff/differing-facts.ts';
import { parsePatch, type PatchFile } from '../../../lib/diff/parse-patch.ts';
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

const parts = [
  ['differs', 'Changed otherwise: patch against patch'],
  ['only-right', 'Changed here only'],
  ['only-left', 'Changed there only'],
] as const satisfies readonly (readonly [FileDifference['kind'], string])[];

function PatchDiff({ left, right }: CodeDiffProps) {
  const [leftPatch, rightPatch] = [useRunPatch(left), useRunPatch(right)];
  const differences = useMemo(
    () => comparePatches(leftPatch.files, rightPatch.files),
    [leftPatch.files, rightPatch.files],
  );
  const filesOf = (kind: FileDifference['kind']): readonly PatchFile[] => {
    const found = differences.filter((each) => each.kind === kind);
    if (kind === 'differs') return found.flatMap((each) => patchOfPatches(each));
    const names = new Set(found.map(({ name }) => name));
    return (kind === 'only-left' ? leftPatch : rightPatch).files.filter(({ name }) => names.has(name));
  };
  const fault = leftPatch.error === null ? rightPatch : leftPatch;
  if (fault.error !== null) return <FaultNotice error={fault.error} what="a patch" onRetry={fault.retry} />;
  if (leftPatch.isReading || rightPatch.isReading) return <Skeleton rows={3} />;
  if (leftPatch.text === undefined && rightPatch.text === undefined) return null;
  return (
    <section className="code-part" aria-label="Patches">
      <h3>Changes that were not committed</h3>
      {differences.every(({ kind }) => kind === 'same') && <p className="muted">The same in both.</p>}
      {parts.map(([kind, title]) => {
        const files = filesOf(kind);
        return (
          files.length > 0 && (
            <Fragment key={kind}>
              <h4 className="muted">{title}</h4>
              <PatchView files={files} label={title} />
            </Fragment>
          )
        );
      })}
    </section>
  );
}

/** How what one run changed in a file differs from what the other changed in it. */
const patchOfPatches = ({ name, left, right }: FileDifference): readonly PatchFile[] =>
  parsePatch(createTwoFilesPatch(`a/${name}`, `b/${name}`, left, right, undefined, undefined, { context: 3 }));
