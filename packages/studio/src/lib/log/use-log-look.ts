import { useState } from 'react';
import { lineTimes, type LineTime } from './line-time.ts';

/** How a log is shown; the browser keeps it. */
export interface LogLook {
  readonly isWrapped: boolean;
  readonly time: LineTime;
}

const key = 'assay.log';

export function useLogLook(): readonly [LogLook, (change: Partial<LogLook>) => void] {
  const [look, setLook] = useState(storedLook);
  const change = (part: Partial<LogLook>): void => {
    const next = { ...look, ...part };
    setLook(next);
    try {
      localStorage.setItem(key, `${next.isWrapped ? 'wrapped' : 'plain'} ${next.time}`);
    } catch {
      // The choice then lasts as long as the page.
    }
  };
  return [look, change];
}

function storedLook(): LogLook {
  try {
    const [wrap, time] = (localStorage.getItem(key) ?? '').split(' ');
    return { isWrapped: wrap === 'wrapped', time: lineTimes.find((each) => each === time) ?? 'clock' };
  } catch {
    return { isWrapped: false, time: 'clock' };
  }
}
