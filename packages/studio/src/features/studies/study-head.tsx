import type { Study } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../lib/format/format-number.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Fact, Facts } from '../../widgets/facts.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { BestTrial } from './best-trial.tsx';
import { StudyActions } from './study-actions.tsx';
import './study-head.css';
import { StudyProgress } from './study-progress.tsx';
import { StudyStateMark } from './study-state-mark.tsx';
import { objectiveTitle, samplerName, stopReasonWords } from './study-words.ts';

/** What a study is and how it stands: state, progress, the best so far, and what can be done with it. */
export function StudyHead({ study, onPick }: { readonly study: Study; readonly onPick: (number: number) => void }) {
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">
          <MiddleText text={study.name} />
        </h1>
        <CopyButton text={study.id} what="the id of the study" />
        <StudyStateMark state={study.state} />
        {study.stopReason !== null && <span className="muted">{stopReasonWords[study.stopReason]}</span>}
        {study.deletedMs !== null && <span className="muted">deleted</span>}
        <span className="study-head-progress">
          <StudyProgress study={study} />
        </span>
        <TagList tags={study.tags} />
        <span className="page-spacer" />
        <StudyActions study={study} />
      </div>
      <Facts>
        <Fact name="Experiment">
          <Link to="/experiments/$experimentId" params={{ experimentId: study.experimentId }} className="page-crumb">
            <MiddleText text={study.experimentName} />
          </Link>
        </Fact>
        <Fact name="Runs">
          <Link
            to="/experiments/$experimentId/groups/$groupId"
            params={{ experimentId: study.experimentId, groupId: study.id }}
          >
            Table of its runs
          </Link>
        </Fact>
        <Fact name={study.objectives.length > 1 ? 'Objectives' : 'Objective'}>
          {study.objectives.map(objectiveTitle).join(', ')}
        </Fact>
        <Fact name="Sampler">{samplerName(study)}</Fact>
        {study.pruner.kind !== 'none' && <Fact name="Pruner">{study.pruner.kind}</Fact>}
        {study.limits.maxParallel !== null && (
          <Fact name="At a time">{`at most ${formatCount(study.limits.maxParallel)}`}</Fact>
        )}
        {study.parents.length > 0 && (
          <Fact name="Learns from">
            {study.parents.map(({ studyId }, i) => (
              <Link key={studyId} to="/studies/$studyId" params={{ studyId }}>
                {i > 0 && ', '}an earlier study
              </Link>
            ))}
          </Fact>
        )}
        <Fact name="Changed">
          <TimeAgo timeMs={study.updatedMs} />
        </Fact>
      </Facts>
      {study.description !== '' && (
        <p className="page-description" title={study.description}>
          {study.description}
        </p>
      )}
      <BestTrial study={study} onPick={onPick} />
    </>
  );
}
