import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { listPx, scrollOf, topForMiddle, topOf, type LineScroll } from '../../lib/log/line-scroll.ts';
import { useHeight } from '../use-height.ts';
import './line-list.css';

const linePx = 18;

export interface LineListHandle {
  /** Brings a line into view; where it is in view already nothing moves. */
  show(line: number): void;
  focus(): void;
}

interface LineListProps {
  readonly lineCount: number;
  readonly label: string;
  readonly isWrapped: boolean;
  /** Whether the end stays in view while lines are added. */
  readonly follows: boolean;
  /** The person has scrolled to the end, or away from it. */
  readonly onFollow: (follows: boolean) => void;
  /** The first line in view and the one after the last. */
  readonly onView: (first: number, end: number) => void;
  readonly children: (line: number) => ReactNode;
  readonly ref: Ref<LineListHandle>;
}

/**
 * Any number of lines, of which only those in view are made. The frame scrolls an element of the whole height; the lines stand in a
 * window that stays in the frame, so that nothing is ever blank. Wrapped lines have their own heights there: then a line's height of
 * scrolling moves by one line, however many rows it has.
 */
export function LineList({ lineCount, label, isWrapped, follows, onFollow, onView, children, ref }: LineListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const placedPx = useRef(0);
  const framePx = useHeight(frame);
  const [top, setTop] = useState(0);
  const [wrapped, setWrapped] = useState(unmeasured);
  const isMeasured = isWrapped && wrapped !== unmeasured;
  const fitting = isMeasured ? wrapped.fitting : framePx / linePx;
  const scroll: LineScroll = {
    lineCount,
    framePx,
    linePx: isMeasured ? wrapped.linePx : linePx,
    endTop: Math.max(0, lineCount - fitting),
  };
  const shownTop = follows ? scroll.endTop : Math.min(top, scroll.endTop);
  const first = Math.floor(shownTop);
  const end = Math.min(lineCount, first + Math.ceil(framePx / linePx) + 1);

  useLayoutEffect(() => {
    const [element, list] = [frame.current, lines.current];
    if (element === null || list === null || framePx === 0) return;
    const heightPx = isWrapped ? (list.firstElementChild?.clientHeight ?? linePx) : linePx;
    list.style.transform = `translateY(${-(shownTop - first) * heightPx}px)`;
    const wantedPx = scrollOf(scroll, shownTop);
    if (Math.abs(wantedPx - placedPx.current) >= 1) {
      element.scrollTop = wantedPx;
      placedPx.current = element.scrollTop;
    }
    if (!isWrapped || end === first) return;
    const next = measure(list, framePx, wrapped, end === lineCount);
    if (Math.abs(next.fitting - wrapped.fitting) > 0.01 || next.linePx !== wrapped.linePx) setWrapped(next);
  });
  useEffect(() => onView(first, end), [first, end, onView]);
  useImperativeHandle(ref, () => ({
    focus: () => frame.current?.focus({ preventScroll: true }),
    show: (line) => {
      onFollow(false);
      const isInView = line > shownTop && line < shownTop + Math.min(end - first, fitting) - 2;
      setTop(isInView ? shownTop : topForMiddle({ ...scroll, linePx }, line));
    },
  }));

  const onScroll = (): void => {
    const px = frame.current?.scrollTop ?? 0;
    if (Math.abs(px - placedPx.current) < 1) return;
    placedPx.current = px;
    const next = topOf(scroll, px);
    setTop(next);
    const isAtEnd = next >= scroll.endTop - 0.5;
    if (isAtEnd !== follows) onFollow(isAtEnd);
  };
  return (
    <div
      ref={frame}
      className={isWrapped ? 'line-list line-list-wrapped' : 'line-list'}
      tabIndex={0}
      role="region"
      aria-label={label}
      onScroll={onScroll}
    >
      <div className="line-list-height" style={{ height: listPx(scroll) }}>
        <div className="line-list-window" style={{ height: Math.min(framePx, listPx(scroll)) }}>
          <div className="line-list-lines" ref={lines}>
            {Array.from({ length: end - first }, (_, n) => (
              <div key={first + n} className="line-list-line">
                {children(first + n)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

const unmeasured = { linePx, fitting: 0 };

/** How high wrapped lines are on average, and how many of the last fill the frame. */
function measure(list: HTMLElement, framePx: number, before: typeof unmeasured, showsEnd: boolean): typeof unmeasured {
  const heights = Array.from(list.children, ({ clientHeight }) => clientHeight);
  const allPx = heights.reduce((sum, height) => sum + height, 0);
  const average = Math.max(before.linePx, Math.ceil(allPx / heights.length));
  if (!showsEnd) return { linePx: average, fitting: before.fitting === 0 ? framePx / linePx : before.fitting };
  let [fitting, roomPx] = [0, framePx];
  for (const height of heights.toReversed()) {
    if (height >= roomPx) return { linePx: average, fitting: fitting + roomPx / height };
    roomPx -= height;
    fitting++;
  }
  return { linePx: average, fitting: fitting + roomPx / linePx };
}
