import type { Experiment } from '@assay/wire';
import { Link, useNavigate } from '@tanstack/react-router';
import { countOf } from '../../lib/format/format-number.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { BaselineMark } from '../baseline/baseline-mark.tsx';
import { NotePart } from '../notes/note-part.tsx';
import './experiment-head.css';
import { ExperimentMenu } from './experiment-menu.tsx';

/** What an experiment is, in one line at the head of its page; its note unfolds below. */
export function ExperimentHead({ experiment }: { readonly experiment: Experiment }) {
  const navigate = useNavigate();
  return (
    <div className="experiment-head">
      <h1 className="experiment-head-name">
        <MiddleText text={experiment.name} />
      </h1>
      <ExperimentMenu experiment={experiment} onDeleted={() => void navigate({ to: '/experiments' })} />
      <span className="muted experiment-head-count">{countOf(experiment.runCount, 'run')}</span>
      <span className="experiment-head-states">
        <StatusBar counts={experiment.runCountByStatus} />
      </span>
      <Link to="/experiments/$experimentId/groups" params={{ experimentId: experiment.id }} className="no-print">
        Groups
      </Link>
      <Link to="/experiments/$experimentId/studies" params={{ experimentId: experiment.id }} className="no-print">
        Studies
      </Link>
      <Link
        to="/reports/new"
        search={viewSearch({ experiment: experiment.id })}
        className="no-print"
        title="A report of this experiment, without a word of writing"
      >
        Report
      </Link>
      <BaselineMark experimentId={experiment.id} />
      {experiment.archived && <span className="muted">archived</span>}
      {experiment.deletedMs !== null && <span className="muted">deleted</span>}
      {experiment.description !== '' && (
        <span className="experiment-head-description muted" title={experiment.description}>
          {experiment.description}
        </span>
      )}
      <TagList tags={experiment.tags} />
      <NotePart key={experiment.id} kind="experiment" id={experiment.id} isFolded />
    </div>
  );
}
