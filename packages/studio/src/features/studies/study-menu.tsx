import { messageOf } from '@assay/base';
import type { Study } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { api } from '../../lib/api.ts';
import { usePageAction } from '../../lib/page/page-head.ts';
import { studyQuery } from '../../lib/queries/study-queries.ts';
import { showToast } from '../../lib/toast.ts';
import { Icon } from '../../widgets/icon.tsx';
import '../../widgets/menu.css';

/** What is seldom done with a study, behind three dots; the palette offers the same. */
export function StudyMenu({ study }: { readonly study: Study }) {
  const queries = useQueryClient();
  const params = { studyId: study.id };
  const isDeleted = study.deletedMs !== null;
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      await queries.invalidateQueries({ queryKey: studyQuery(study.id).queryKey });
      await queries.invalidateQueries({ queryKey: ['studies'] });
    } catch (thrown) {
      showToast({ text: `The study was not ${what}. ${messageOf(thrown)}`, isFault: true });
    }
  };
  const restore = (): Promise<void> => attempt('restored', () => api.restoreStudy({ params }));
  const remove = (): Promise<void> =>
    attempt('deleted', async () => {
      await api.deleteStudy({ params });
      const action = { label: 'Undo', act: () => void restore() };
      showToast({ text: 'The study is deleted; its runs stay. It can be restored for 30 days.', action });
    });
  const words = isDeleted ? 'Restore' : 'Delete';
  const turn = (): void => void (isDeleted ? restore() : remove());
  usePageAction(`${words} this study`, turn);
  return (
    // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button" aria-label="What else can be done with this study">
        <Icon name="dots" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          <DropdownMenu.Item className="menu-item" onSelect={turn}>
            {words}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
