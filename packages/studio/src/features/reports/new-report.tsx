import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { containsFilter } from '../../lib/filter/contains-filter.ts';
import { experimentsQuery } from '../../lib/queries/experiment-queries.ts';
import { studiesQuery } from '../../lib/queries/study-queries.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';

const mostListed = 8;
const typingMs = 200;

export function NewReport() {
  return (
    <Popover button="New report" label="What the report is about">
      <NewReportChoices />
    </Popover>
  );
}

/** An experiment or a study to make a report of. */
export function NewReportChoices() {
  const [words, setWords] = useState('');
  const find = useSettled(words.trim(), typingMs);
  const filter = containsFilter(['name'], find);
  const experiments = useInfiniteQuery(experimentsQuery(filter === '' ? {} : { filter }));
  const studies = useInfiniteQuery(studiesQuery({}));
  const foundExperiments = experiments.data?.pages[0]?.experiments.slice(0, mostListed) ?? [];
  const foundStudies = (studies.data?.pages[0]?.studies ?? [])
    .filter(({ name }) => name.toLowerCase().includes(find.toLowerCase()))
    .slice(0, mostListed);
  const isNone = experiments.data !== undefined && foundExperiments.length === 0 && foundStudies.length === 0;
  return (
    <div className="reports-choices">
      <SearchBox label="Find an experiment or a study" value={words} onChange={setWords} />
      {experiments.error !== null && (
        <FaultNotice error={experiments.error} what="the experiments" onRetry={() => void experiments.refetch()} />
      )}
      <ul>
        {foundExperiments.map(({ id, name }) => (
          <li key={id}>
            <Link to="/reports/new" search={viewSearch({ experiment: id })} className="reports-choice">
              <MiddleText text={name} />
              <span className="muted">experiment</span>
            </Link>
          </li>
        ))}
        {foundStudies.map(({ id, name }) => (
          <li key={id}>
            <Link to="/reports/new" search={viewSearch({ study: id })} className="reports-choice">
              <MiddleText text={name} />
              <span className="muted">study</span>
            </Link>
          </li>
        ))}
        <ForWriters>
          <li>
            <Link to="/reports/new" search={viewSearch({ tab: 'edit' })} className="reports-choice">
              An empty page
            </Link>
          </li>
        </ForWriters>
      </ul>
      {isNone && find !== '' && <p className="muted">Nothing has this in its name.</p>}
    </div>
  );
}
