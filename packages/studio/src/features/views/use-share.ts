import { AssayError, messageOf } from '@assay/base';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api } from '../../lib/api.ts';
import { copyText } from '../../lib/copy-text.ts';
import { useMayWrite } from '../../lib/may-write.ts';
import { showToast } from '../../lib/toast.ts';
import { isAsSaved, linkViewName, namesOnlyView, savedPart } from '../../lib/view-state/saved-view.ts';
import { printSearchText } from '../../lib/view-state/search-text.ts';
import { longId, shortId } from '../../lib/view-state/short-id.ts';
import type { ViewTexts } from '../../lib/view-state/view-state.ts';

/** Longer links are broken by mail and chat programs. */
const maximumLinkLength = 1500;
/** Longer ones the server does not read. */
const longestLinkLength = 12_000;

/** Copies a link that opens the page as it stands: the address where that is short or nothing can be saved, else one to a view that is saved for it. */
export function useShare(): () => Promise<void> {
  const router = useRouter();
  const mayWrite = useMayWrite();
  return useCallback(async () => {
    const { pathname, search, state } = router.latestLocation;
    let link: string | undefined;
    try {
      link = location.origin + pathname + printSearchText(await linkTexts(pathname, state.viewTexts, search, mayWrite));
    } catch (thrown) {
      const text = `The view is too long for a link and could not be saved for one. ${messageOf(thrown)}`;
      showToast({ text, isFault: true });
      return;
    }
    try {
      await copyText(link);
      const isLong = link.length > maximumLinkLength;
      const hint = isLong
        ? ' It is long, since your access key may not save a short one: mail and chat may cut it.'
        : '';
      showToast({ text: `A link to this view is copied.${hint}` });
    } catch {
      showToast({ text: `The browser did not let the link be copied: ${link}`, isFault: true });
    }
  }, [router, mayWrite]);
}

async function linkTexts(
  path: string,
  meant: ViewTexts | undefined,
  search: object,
  mayWrite: boolean,
): Promise<ViewTexts> {
  const texts = meant ?? (search as ViewTexts);
  // Alone it would open the view as it was saved.
  if (meant !== undefined && namesOnlyView(texts)) return {};
  const length = location.origin.length + path.length + printSearchText(texts).length;
  if (length <= maximumLinkLength) return texts;
  const saved = await asSaved(texts);
  if (saved !== undefined) return saved;
  if (!mayWrite && length <= longestLinkLength) return texts;
  if (!mayWrite) throw new AssayError('Forbidden', 'Your access key may only read. Choose fewer runs or columns.');
  const experimentId = /^\/experiments\/([0-9a-f]{32})/.exec(path)?.[1] ?? null;
  const made = await api.createView({
    body: { name: linkViewName(Date.now()), shared: true, experimentId, state: texts },
  });
  return { view: shortId(made.id) };
}

/** The name of the saved view alone, where the page shows just that and others may open it. */
async function asSaved(texts: ViewTexts): Promise<ViewTexts | undefined> {
  const { view: name, ...rest } = texts;
  const viewId = typeof name === 'string' ? longId(name) : undefined;
  if (name === undefined || viewId === undefined) return undefined;
  const saved = await api.getView({ params: { viewId } }).catch(() => undefined);
  const isWhole = Object.keys(savedPart(texts)).length === Object.keys(rest).length;
  return saved?.shared === true && isWhole && isAsSaved(texts, saved.state) ? { view: name } : undefined;
}
