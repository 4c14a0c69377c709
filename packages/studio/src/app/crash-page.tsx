import type { ErrorComponentProps } from '@tanstack/react-router';
import { usePageHead } from '../lib/page/page-head.ts';
import { FaultNotice } from '../widgets/fault-notice.tsx';
import '../widgets/page.css';

/** Shown in place of a page that failed while being drawn. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  usePageHead('This page failed');
  return (
    <div className="page">
      <h1>This page failed</h1>
      <FaultNotice error={error} what="the page" onRetry={reset} />
    </div>
  );
}
