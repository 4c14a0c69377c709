import { moved, placer, valueAt, zoomed, type ScaleSpan } from '../../lib/charts/axis-scale.ts';
import type { CurveGrid } from '../../lib/charts/curve-data.ts';
import { nextRow } from '../../lib/charts/next-row.ts';
import { readPlace, type ReadPlace, type ReadRow } from '../../lib/charts/read-out.ts';
import type { XRange } from '../../lib/view-state/line-settings.ts';
import { followCrosshair, publishCrosshair } from './crosshair-sync.ts';
import type { LinePlot } from './line-plot.ts';
import type { PlotInput } from './plot-input.ts';
import { plotGestures, type PlotPoint } from './plot-gestures.ts';
import type { PlotKey } from './plot-keys.ts';
import type { ReadOutStore } from './read-out-store.ts';
import { isSameRange, zoomRange } from './zoom-range.ts';

export interface ShownChart {
  readonly plot: PlotInput;
  readonly grid: CurveGrid | undefined;
  readonly range: XRange | undefined;
  readonly extent: XRange | undefined;
  readonly yRange: XRange | undefined;
}

interface ControllerEvents {
  readonly onRange: (x: XRange | undefined, y: XRange | undefined) => void;
  readonly onHighlight: (id: string | undefined) => void;
}

const restMs = 150;
/** So long the moved axis stays when nobody takes it up. */
const heldMs = 1000;
const reachPx = 12;
const maximumDots = 60;

/** What pointer and keys do to one chart: the crosshair, the read-out, the curve that stands out, the stretch that is seen. */
export class PlotController {
  readonly #plot: LinePlot;
  readonly #target: HTMLElement;
  readonly #store: ReadOutStore;
  readonly #events: ControllerEvents;
  readonly #endGestures: () => void;
  #shown: ShownChart | undefined;
  /** All of the axis, as it was when last not zoomed. */
  #whole: XRange | undefined;
  /** The axis while it is moved, and the range that it is moved from. */
  #moving: { x: ScaleSpan; readonly range: XRange | undefined; timer: ReturnType<typeof setTimeout> } | undefined;
  #syncKey: string | undefined;
  #pointed: string | undefined;
  #given: string | undefined;
  #byKey: { curve: number; x: number } | undefined;
  readonly #onSync = (x: number | undefined): void => {
    if (this.#store.get() !== undefined) return;
    const isSeen = x !== undefined && this.#share(x) >= 0 && this.#share(x) <= 1;
    this.#plot.setOverlay(isSeen ? { x, dots: this.#dotsAt(x) } : {});
  };

  constructor(plot: LinePlot, target: HTMLElement, store: ReadOutStore, events: ControllerEvents) {
    this.#plot = plot;
    this.#target = target;
    this.#store = store;
    this.#events = events;
    this.#endGestures = plotGestures(target, {
      onPoint: (point) => this.#point(point),
      onClick: (point) => this.#click(point),
      onMark: (from, to, isBox, isDone) => this.#mark(from, to, isBox, isDone),
      onMarkEnd: () => this.#plot.setOverlay({}),
      onPan: (deltaPx) => this.#move((x) => moved(x, -deltaPx / this.#box.width), heldMs),
      onPanEnd: () => this.#move((x) => x),
      onWheel: (point, factor) => this.#move((x) => zoomed(x, point.x / this.#box.width, factor)),
      onReset: () => this.#reset(),
    });
  }

  stop(): void {
    clearTimeout(this.#moving?.timer);
    this.#endGestures();
    this.#plot.stop();
    this.#store.set(undefined);
  }

  /** Draws this; an axis that is being moved stays where it is. */
  show(shown: ShownChart): void {
    const before = this.#shown?.plot.curves ?? [];
    this.#shown = shown;
    // What is read out names curves by their place.
    if (before.length !== shown.plot.curves.length || before.some((each, i) => each.id !== shown.plot.curves[i]?.id))
      this.#store.set(undefined);
    if (shown.range === undefined && shown.extent !== undefined) this.#whole = shown.extent;
    const moving = this.#moving;
    if (moving !== undefined && !isSameRange(moving.range, shown.range)) {
      clearTimeout(moving.timer);
      this.#moving = undefined;
    }
    this.#plot.draw(this.#moving === undefined ? shown.plot : { ...shown.plot, x: this.#moving.x });
  }

  setHighlighted(id: string | undefined): void {
    this.#given = id;
    this.#plot.highlight(this.#pointed ?? id);
  }

  /** Shares the crosshair with the charts of this key. Answers what ends it. */
  follow(key: string): () => void {
    this.#syncKey = key;
    const end = followCrosshair(key, this.#onSync);
    return () => {
      this.#syncKey = undefined;
      end();
    };
  }

  letGo(): void {
    this.#byKey = undefined;
    this.#read(undefined, false);
  }

  /** The focus went elsewhere. */
  leaveKeys(): void {
    if (this.#byKey !== undefined && this.#store.get()?.isPinned !== true) this.letGo();
  }

  /** Whether the key was one for this chart. */
  onKey(key: PlotKey): boolean {
    switch (key.kind) {
      case 'point':
      case 'curve':
        this.#step(key);
        return true;
      case 'zoom': {
        const at = this.#byKey === undefined ? 0.5 : this.#share(this.#byKey.x);
        this.#move((x) => zoomed(x, at >= 0 && at <= 1 ? at : 0.5, key.factor));
        return true;
      }
      case 'reset':
        this.#reset();
        return true;
      case 'pin': {
        const state = this.#store.get();
        if (state !== undefined) this.#store.set({ ...state, isPinned: !state.isPinned });
        return state !== undefined;
      }
      case 'leave': {
        const wasOpen = this.#store.get() !== undefined;
        this.letGo();
        return wasOpen;
      }
    }
  }

  get #box(): { readonly width: number; readonly height: number } {
    return this.#plot.layout?.box ?? { width: 1, height: 1 };
  }

  #share(x: number): number {
    const input = this.#plot.input;
    return input === undefined ? 0 : placer(input.x, 1)(x);
  }

  #yPx(value: number): number {
    const input = this.#plot.input;
    return input === undefined ? 0 : this.#box.height - placer(input.y, this.#box.height)(value);
  }

  #placeAt(x: number, yPx: number): ReadPlace | undefined {
    const shown = this.#shown;
    return shown && readPlace(shown.plot.curves, shown.grid, shown.plot.axis, x, (value) => this.#yPx(value) - yPx);
  }

  #point(point: PlotPoint | undefined): void {
    if (this.#store.get()?.isPinned === true) return;
    const input = this.#plot.input;
    if (point === undefined || input === undefined) {
      this.letGo();
      return;
    }
    this.#byKey = undefined;
    const place = this.#placeAt(valueAt(input.x, point.x / this.#box.width), point.y);
    this.#read(place, false, point.y);
  }

  /** Shows what is read at a place, and which curve is nearest; undefined: nothing. */
  #read(place: ReadPlace | undefined, isByKey: boolean, yPx?: number): void {
    const share = place === undefined ? Number.NaN : this.#share(place.x);
    const isSeen = share >= -0.02 && share <= 1.02;
    const rows = place?.rows ?? [];
    const [nearest] = rows;
    const curves = this.#shown?.plot.curves ?? [];
    const isNear = isSeen && curves.length > 1 && nearest !== undefined && yPx !== undefined;
    const pointed = isNear && this.#gapPx(nearest, yPx) <= reachPx ? curves[nearest.curve]?.id : undefined;
    if (pointed !== this.#pointed) {
      this.#pointed = pointed;
      this.#plot.highlight(pointed ?? this.#given);
      this.#events.onHighlight(pointed);
    }
    const x = isSeen ? place?.x : undefined;
    this.#plot.setOverlay({ x, dots: x === undefined ? [] : this.#dotsAt(x) });
    if (this.#syncKey !== undefined) publishCrosshair(this.#syncKey, this.#onSync, x);
    const { left, top, width } = this.#target.getBoundingClientRect();
    this.#store.set(
      place === undefined || !isSeen
        ? undefined
        : { place, leftPx: left + share * width, topPx: top, isPinned: false, isByKey },
    );
  }

  /** How far a height is from what a curve shows there. */
  #gapPx({ smoothed, value, min, max }: ReadRow, yPx: number): number {
    const gaps = [smoothed ?? value ?? min, min, max].map((each) => Math.abs(this.#yPx(each) - yPx));
    return Math.min(...gaps.filter(Number.isFinite));
  }

  #dotsAt(x: number): { x: number; y: number; colour: string }[] {
    const curves = this.#shown?.plot.curves ?? [];
    const rows = this.#placeAt(x, 0)?.rows ?? [];
    return rows.slice(0, maximumDots).flatMap(({ curve: place, row, smoothed, value, max }) => {
      const curve = curves[place];
      return curve === undefined
        ? []
        : [{ x: curve.data.x[row] ?? x, y: smoothed ?? value ?? max, colour: curve.colour }];
    });
  }

  #click(point: PlotPoint): void {
    const state = this.#store.get();
    if (state?.isPinned === true) {
      this.letGo();
      this.#point(point);
    } else {
      this.#point(point);
      const read = this.#store.get();
      if (read !== undefined) this.#store.set({ ...read, isPinned: true });
    }
  }

  #mark(from: PlotPoint, to: PlotPoint, isBox: boolean, isDone: boolean): void {
    const { width, height } = this.#box;
    const input = this.#plot.input;
    const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
    const [left = 0, right = 0] = [within(from.x, width), within(to.x, width)].sort((a, b) => a - b);
    const [top = 0, bottom = 0] = isBox
      ? [within(from.y, height), within(to.y, height)].sort((a, b) => a - b)
      : [0, height];
    if (!isDone) {
      this.#store.set(undefined);
      this.#plot.setOverlay({ selection: { left, top, width: right - left, height: bottom - top } });
      return;
    }
    if (input === undefined || right - left < 3 || bottom - top < 3) return;
    const span = { ...input.x, from: valueAt(input.x, left / width), to: valueAt(input.x, right / width) };
    const y = { from: valueAt(input.y, 1 - bottom / height), to: valueAt(input.y, 1 - top / height) };
    const range = zoomRange(input.axis, span, undefined);
    if (range !== undefined) this.#events.onRange(range, isBox ? y : undefined);
  }

  /** Moves the axis on the screen only; what is new is asked for when it rests. */
  #move(change: (x: ScaleSpan) => ScaleSpan, afterMs = restMs): void {
    const [input, shown] = [this.#plot.input, this.#shown];
    if (input === undefined || shown === undefined) return;
    clearTimeout(this.#moving?.timer);
    const x = change(input.x);
    if (!Number.isFinite(x.from) || !Number.isFinite(x.to) || !(x.from < x.to)) return;
    this.#moving = { x, range: shown.range, timer: setTimeout(() => this.#rest(), afterMs) };
    this.#store.set(undefined);
    this.#plot.setOverlay({});
    this.#plot.drawOver(x);
  }

  #rest(): void {
    const [moving, shown] = [this.#moving, this.#shown];
    if (moving === undefined || shown === undefined) return;
    moving.timer = setTimeout(() => {
      this.#moving = undefined;
      if (this.#shown !== undefined) this.#plot.draw(this.#shown.plot);
    }, heldMs);
    this.#events.onRange(zoomRange(shown.plot.axis, moving.x, this.#whole), shown.yRange);
  }

  #reset(): void {
    this.letGo();
    this.#events.onRange(undefined, undefined);
  }

  /** Goes to the next point of a curve, or to the next curve. */
  #step(key: Extract<PlotKey, { kind: 'point' | 'curve' }>): void {
    const [input, shown] = [this.#plot.input, this.#shown];
    const count = shown?.plot.curves.length ?? 0;
    if (input === undefined || shown === undefined || count === 0) return;
    const before = this.#byKey;
    const curve = ((before?.curve ?? 0) + (key.kind === 'curve' && before !== undefined ? key.by : 0) + count) % count;
    const data = shown.plot.curves[curve]?.data;
    if (data === undefined || data.x.length === 0) return;
    const row = nextRow(data, input.x, before?.x, key.kind === 'point' ? key.by : 0);
    const x = data.x[row] ?? 0;
    this.#byKey = { curve, x };
    const yPx = this.#yPx(data.mean?.[row] ?? data.max[row] ?? 0);
    const place = this.#placeAt(x, Number.isFinite(yPx) ? yPx : 0);
    if (place === undefined) return;
    // The curve that was chosen comes first, even where others have the same value.
    const rows = place.rows.toSorted((a, b) => Number(b.curve === curve) - Number(a.curve === curve));
    this.#read({ ...place, rows }, true, yPx);
  }
}
