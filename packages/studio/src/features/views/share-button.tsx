import { usePageAction } from '../../lib/page/page-head.ts';
import { Icon } from '../../widgets/icon.tsx';
import { useShare } from './use-share.ts';

/** A link to the page as it stands, short enough to be sent. */
export function ShareButton() {
  const share = useShare();
  usePageAction('Copy a link to this view', () => void share());
  return (
    <button type="button" className="button no-print" title="Copy a link to this view" onClick={() => void share()}>
      <Icon name="share" size={14} />
      Share
    </button>
  );
}
