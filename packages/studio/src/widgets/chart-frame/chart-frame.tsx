import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { messageOf } from '@assay/base';
import { copyText } from '../../lib/copy-text.ts';
import type { ChartExport } from '../../lib/export-chart/chart-export.ts';
import { saveChart, type SavedAs } from '../../lib/export-chart/save-chart.ts';
import { MiddleText } from '../middle-text.tsx';
import './chart-frame.css';
import { ChartMenu, type ChartMenuItem } from './chart-menu.tsx';
import { ChartTableView } from './chart-table-view.tsx';

export type { ChartMenuItem } from './chart-menu.tsx';

export interface ChartFrameProps {
  readonly title: string;
  /** What the chart is made of, under it; text, since files bear it too. */
  readonly caption?: string;
  /** More of the caption, for those who point at it. */
  readonly captionTitle?: string | undefined;
  /** The chart in a sentence, for those who do not see it. */
  readonly summary?: string;
  /** What can be saved and shown as a table; undefined as long as there is nothing. */
  readonly exports: ChartExport | undefined;
  /** More of the menu, in front of the rest. */
  readonly items?: readonly ChartMenuItem[];
  /** Beside the title, e.g. the newest value. */
  readonly aside?: ReactNode;
  /** Height of the chart where it is not on the full screen. */
  readonly heightPx: number;
  /** The chart, as high as it is told. */
  readonly children: (heightPx: number) => ReactNode;
}

const chromePx = 90;

/** What stands around every chart: its title, its caption, and a menu to save it, read it as a table or see it large. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, caption = '', captionTitle, summary, exports, items = [], aside, heightPx, children } = props;
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [isTable, setIsTable] = useState(false);
  const [isFull, setIsFull] = useState(false);
  const [said, setSaid] = useState('');
  const fullHeightPx = useWindowHeight(isFull) - chromePx;
  const shownPx = isFull ? fullHeightPx : heightPx;
  const setFull = (on: boolean): void => {
    showOnTop(frame, on);
    setIsFull(on);
  };
  const leaveFull = useEffectEvent(() => setFull(false));
  useEffect(() => {
    if (!isFull) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leaveFull();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isFull]);
  const save = (as: SavedAs): void => {
    if (frame === null || exports === undefined) return;
    const widthPx = Math.max(480, frame.clientWidth);
    saveChart(as, {
      title,
      caption,
      exports,
      widthPx,
      heightPx: Math.max(280, shownPx, exports.heightPx ?? 0),
      place: frame,
    }).then(
      () => setSaid(''),
      (thrown: unknown) => setSaid(`Could not save this chart. ${messageOf(thrown)}`),
    );
  };
  const saving: readonly ChartMenuItem[] =
    exports === undefined
      ? []
      : [
          { label: 'Save as PNG', onSelect: () => save('png'), startsGroup: items.length > 0 },
          { label: 'Save as SVG', onSelect: () => save('svg') },
          { label: 'Save as CSV', onSelect: () => save('csv') },
          {
            label: isTable ? 'View as chart' : 'View as table',
            onSelect: () => setIsTable(!isTable),
            startsGroup: true,
          },
        ];
  const all: readonly ChartMenuItem[] = [
    ...items,
    ...saving,
    { label: isFull ? 'Leave full screen' : 'Full screen', onSelect: () => setFull(!isFull) },
    {
      label: 'Copy link',
      onSelect: () =>
        void copyText(location.href).then(
          () => setSaid('Link copied'),
          () => setSaid('Could not copy the link'),
        ),
    },
  ];
  return (
    <section className={isFull ? 'chart-frame chart-frame-full' : 'chart-frame'} ref={setFrame} aria-label={title}>
      <div className="chart-frame-head">
        <h3 className="chart-frame-title">
          <MiddleText text={title} />
        </h3>
        {aside}
        {isFull && (
          <button type="button" className="button button-plain no-print" onClick={() => setFull(false)}>
            Leave full screen
          </button>
        )}
        <ChartMenu title={title} items={all} container={isFull ? frame : null} />
      </div>
      {isTable && exports !== undefined ? (
        <ChartTableView title={title} table={exports.table} heightPx={shownPx} />
      ) : (
        children(shownPx)
      )}
      {summary !== undefined && summary !== '' && <p className="visually-hidden">{summary}</p>}
      <p className="chart-frame-caption" title={captionTitle ?? caption} aria-live="polite">
        {said === '' ? caption : said}
      </p>
    </section>
  );
}

/** Lays an element over the whole page, where it stands in the document, or puts it back. */
function showOnTop(element: HTMLElement | null, on: boolean): void {
  if (element === null) return;
  if (on) {
    element.popover = 'manual';
    element.showPopover();
  } else if (element.popover !== null) {
    element.hidePopover();
    element.popover = null;
  }
}

/** Height of the window, followed only while it is wanted. */
function useWindowHeight(isWanted: boolean): number {
  const [heightPx, setHeightPx] = useState(window.innerHeight);
  useEffect(() => {
    if (!isWanted) return undefined;
    const onResize = (): void => setHeightPx(window.innerHeight);
    onResize();
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [isWanted]);
  return heightPx;
}
