import { messageOf } from '@assay/base';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { useRef, useState } from 'react';
import { copyText } from '../../lib/copy-text.ts';
import { tableFormats } from '../../lib/export-table/table-formats.ts';
import type { ExportTable, TableFormat } from '../../lib/export-table/table-text.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { fileNameOf, saveFile } from '../../lib/save-file.ts';
import { showToast } from '../../lib/toast.ts';
import '../../widgets/menu.css';

interface ExportMenuProps {
  readonly label: string;
  /** Of the file. */
  readonly title: string;
  readonly read: (reading: { signal: AbortSignal; onProgress: (share: number) => void }) => Promise<ExportTable>;
}

/** Takes a table off the page: all of its rows, not only those at hand, as a file or to the clipboard. */
export function ExportMenu({ label, title, read }: ExportMenuProps) {
  const [share, setShare] = useState<number>();
  const controller = useRef<AbortController>(undefined);
  const take = async (format: TableFormat, how: 'save' | 'copy'): Promise<void> => {
    const own = new AbortController();
    controller.current = own;
    setShare(0);
    try {
      const table = await read({ signal: own.signal, onProgress: setShare });
      const text = format.write(table);
      if (how === 'save') saveFile(fileNameOf(title, format.extension), new Blob([text], { type: format.mediaType }));
      else await copyText(text);
      showToast({
        text: `${countOf(table.rows.length, 'row')} ${how === 'save' ? 'saved' : 'copied'} as ${format.label}.`,
      });
    } catch (thrown) {
      if (!own.signal.aborted) showToast({ text: `The export failed: ${messageOf(thrown)}`, isFault: true });
    }
    setShare(undefined);
  };
  if (share !== undefined) {
    return (
      <span className="run-export">
        <progress aria-label="Export" value={share} />
        <button type="button" className="button" onClick={() => controller.current?.abort()}>
          Stop
        </button>
      </span>
    );
  }
  return (
    // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button">{label}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          {tableFormats.map((format) => (
            <DropdownMenu.Item key={format.label} className="menu-item" onSelect={() => void take(format, 'save')}>
              Save as {format.label}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          {tableFormats.map((format) => (
            <DropdownMenu.Item key={format.label} className="menu-item" onSelect={() => void take(format, 'copy')}>
              Copy as {format.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
