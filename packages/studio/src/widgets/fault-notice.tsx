import { AssayError, messageOf } from '@assay/base';
import { CopyButton } from './copy-button.tsx';
import './fault-notice.css';

interface FaultNoticeProps {
  readonly error: unknown;
  /** What was to be shown, e.g. "the run". */
  readonly what: string;
  readonly onRetry?: (() => void) | undefined;
}

/** Says at its place what could not be shown and why, and offers another try. */
export function FaultNotice({ error, what, onRetry }: FaultNoticeProps) {
  const code = error instanceof AssayError ? error.code : 'Internal';
  const requestId = error instanceof AssayError ? error.details['requestId'] : undefined;
  return (
    <div className="fault-notice" role="alert">
      <p className="fault-notice-words">
        <span className="fault-notice-code">{code}</span> Could not show {what}. {messageOf(error)}
      </p>
      {typeof requestId === 'string' && (
        <CopyButton text={requestId} what="the id of the request" label={`Request ${requestId.slice(0, 8)}`} />
      )}
      {onRetry !== undefined && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
