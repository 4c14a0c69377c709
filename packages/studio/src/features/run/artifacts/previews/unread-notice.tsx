import { AssayError, messageOf } from '@assay/base';
import { FaultNotice } from '../../../../widgets/fault-notice.tsx';

interface UnreadNoticeProps {
  readonly error: unknown;
  /** What the file is said to be, e.g. "Parquet". */
  readonly what: string;
  readonly onRetry: () => void;
}

/** Why there is no table: the bytes did not come, or they are not what the file is said to be. */
export function UnreadNotice({ error, what, onRetry }: UnreadNoticeProps) {
  if (error instanceof AssayError) return <FaultNotice error={error} what="the table" onRetry={onRetry} />;
  return (
    <p className="muted">
      This cannot be read as {what}: {messageOf(error).replace(/\.$/, '')}. Download the file to look inside.
    </p>
  );
}
