import type { Study } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { usePageAction } from '../../lib/page/page-head.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { ShareButton } from '../views/share-button.tsx';
import { StudyMenu } from './study-menu.tsx';
import { doneCount } from './study-words.ts';
import { useStudyChange } from './use-study-change.ts';

/** What can be done with a study. One that is deleted can be restored first. */
export function StudyActions({ study }: { readonly study: Study }) {
  return (
    <div className="study-actions no-print">
      <ForWriters>{study.deletedMs === null && <StudyTurns study={study} />}</ForWriters>
      <Link
        to="/reports/new"
        search={viewSearch({ study: study.id })}
        className="button"
        title="A report of this study, without a word of writing"
      >
        Report
      </Link>
      <ShareButton />
      <ForWriters>
        <StudyMenu study={study} />
      </ForWriters>
    </div>
  );
}

/** Hold it, let it go on, end it, give it more trials. */
function StudyTurns({ study }: { readonly study: Study }) {
  const { change, fault, isBusy } = useStudyChange(study.id);
  const [isExtending, setIsExtending] = useState(false);
  const isRunning = study.state === 'running';
  const hasEnded = study.state === 'finished' || study.state === 'stopped';
  const turn = (): void => void change({ state: isRunning ? 'paused' : 'running' });
  const turnWords = isRunning ? 'Pause' : 'Resume';
  usePageAction(`${turnWords} the study`, turn);
  usePageAction('Extend the study …', () => setIsExtending(true));
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        title={isRunning ? 'Give out no more trials for now; those that run go on' : 'Give out trials again'}
        onClick={turn}
      >
        {turnWords}
      </button>
      {!hasEnded && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          title="End the study: trials that run are asked to stop. It can be resumed."
          onClick={() => void change({ state: 'stopped' })}
        >
          Stop
        </button>
      )}
      <button type="button" className="button" onClick={() => setIsExtending(true)}>
        Extend …
      </button>
      {fault !== undefined && (
        <span role="alert" className="study-fault">
          {fault}
        </span>
      )}
      {isExtending && <ExtendDialog study={study} onClose={() => setIsExtending(false)} />}
    </>
  );
}

function ExtendDialog({ study, onClose }: { readonly study: Study; readonly onClose: () => void }) {
  const { change, fault, isBusy } = useStudyChange(study.id);
  const before = study.limits.maxTrials;
  const [trials, setTrials] = useState(before === null ? '' : String(before + Math.max(10, Math.round(before / 2))));
  const count = trials.trim() === '' ? null : Number(trials);
  const extend = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await change({ limits: { maxTrials: count } })) onClose();
  };
  return (
    <Dialog title="Extend the study" onClose={onClose}>
      <form className="study-extend" onSubmit={(event) => void extend(event)}>
        <label htmlFor="study-extend-trials">Trials in all; nothing for no bound</label>
        <input
          id="study-extend-trials"
          className="field"
          type="number"
          min={Math.max(1, doneCount(study))}
          step={1}
          value={trials}
          onChange={(event) => setTrials(event.target.value)}
        />
        <p className="muted">
          {study.stopReason === 'maxTrials'
            ? 'The study goes on by itself.'
            : 'A study that has ended for another reason is resumed apart from this.'}
        </p>
        {fault !== undefined && (
          <p role="alert" className="study-fault">
            {fault}
          </p>
        )}
        <div className="study-extend-foot">
          <button type="submit" className="button button-main" disabled={isBusy}>
            Extend
          </button>
        </div>
      </form>
    </Dialog>
  );
}
