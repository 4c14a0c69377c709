import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
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
  /** In view at first. */
  readonly start: number;
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
 * scrolling moves by one line, however many rows it has. How many fit at the end is measured on those, out of sight.
 */
export function LineList(props: LineListProps) {
  const { lineCount, label, start, isWrapped, follows, onFollow, onView, children, ref } = props;
  const frame = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLDivElement>(null);
  const placedPx = useRef(0);
  const framePx = useHeight(frame);
  const [top, setTop] = useState(Math.max(0, start - 5));
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
  const most = Math.ceil(framePx / linePx) + 1;
  const end = Math.min(lineCount, first + most);
  const lastLines = isWrapped ? Math.min(lineCount, most) : 0;

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
  });
  useLayoutEffect(() => {
    if (last.current === null || framePx === 0) return;
    const next = measure(last.current, framePx);
    if (Math.abs(next.fitting - wrapped.fitting) > 0.01 || next.linePx !== wrapped.linePx) setWrapped(next);
  }, [children, isWrapped, lineCount, framePx, wrapped]);
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
  const moveTo = (next: number): void => {
    onFollow(next >= scroll.endTop);
    setTop(Math.max(0, next));
  };
  /** Keys move at once: an animated way over a million lines shows nothing, and would fight with lines that are added. */
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = isWrapped ? shownLines(lines.current, framePx, shownTop - first) : framePx / linePx - 1;
    const next = topAfterKey(event.key, { top: shownTop, endTop: scroll.endTop, page, isWrapped });
    if (next === undefined) return;
    event.preventDefault();
    moveTo(next);
  });
  useEffect(() => {
    const element = frame.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
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
          {lastLines > 0 && (
            <div className="line-list-lines line-list-last" ref={last} aria-hidden="true">
              {Array.from({ length: lastLines }, (_, n) => (
                <div key={n} className="line-list-line">
                  {children(lineCount - lastLines + n)}
                </div>
              ))}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

interface KeyMove {
  readonly top: number;
  readonly endTop: number;
  /** Lines of a page. */
  readonly page: number;
  readonly isWrapped: boolean;
}

function topAfterKey(key: string, { top, endTop, page, isWrapped }: KeyMove): number | undefined {
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return endTop;
    case 'ArrowUp':
      return top - 1;
    case 'ArrowDown':
      return top + 1;
    case 'PageDown':
    case ' ':
      return top + page;
    case 'PageUp':
      // How high wrapped lines above are is not known: less than a page, so that none is passed over.
      return top - (isWrapped ? Math.max(1, page / 2) : page);
    default:
      return undefined;
  }
}

/** How many wrapped lines, with a fraction, the frame shows before the last that it shows whole. */
function shownLines(list: HTMLElement | null, framePx: number, hidden: number): number {
  let roomPx = framePx;
  for (const [n, { clientHeight }] of Array.from(list?.children ?? []).entries()) {
    const shownPx = n === 0 ? clientHeight * (1 - hidden) : clientHeight;
    if (shownPx > roomPx) return n === 0 ? (roomPx / clientHeight) * 0.9 : Math.max(n - 1 - hidden, 0.9 - hidden);
    roomPx -= shownPx;
  }
  return list?.children.length ?? 1;
}

/** Wrapped lines, before their heights are known. */
const unmeasured = { linePx, fitting: 0 };

/** How high wrapped lines are on average, and how many of the last ones fill the frame. */
function measure(list: HTMLElement, framePx: number): typeof unmeasured {
  const heights = Array.from(list.children, ({ clientHeight }) => clientHeight).toReversed();
  const average = Math.ceil(heights.reduce((sum, height) => sum + height, 0) / heights.length);
  let [fitting, roomPx] = [0, framePx];
  for (const height of heights) {
    if (height >= roomPx) return { linePx: average, fitting: fitting + roomPx / height };
    roomPx -= height;
    fitting++;
  }
  return { linePx: average, fitting: fitting + roomPx / linePx };
}
