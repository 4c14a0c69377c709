import type { Box, Mark, Place, PlotLook } from '../../lib/plot/mark.ts';

/** What a drag over a chart does, from its start to its end. */
export interface Gesture {
  /** Is shown over the chart while the pointer is here. */
  readonly marksAt: (place: Place) => readonly Mark[];
  readonly endAt: (place: Place) => void;
  /** The pointer went up where it came down. Answers whether that meant something here. */
  readonly click?: () => boolean;
}

export type GestureStart = (start: Place) => Gesture | undefined;

const within = (value: number, from: number, length: number): number => Math.min(from + length, Math.max(from, value));

/** Marks a part of a chart: a range of x over its whole height, or a box. Places outside end at the edge. */
export function boxGesture(kind: 'x' | 'box', box: Box, look: PlotLook, onEnd: (marked: Box) => void): GestureStart {
  const inside = (place: Place): Place => ({
    x: within(place.x, box.left, box.width),
    y: within(place.y, box.top, box.height),
  });
  return (start) => {
    const from = inside(start);
    const boxTo = (place: Place): Box => {
      const to = inside(place);
      const across = { left: Math.min(from.x, to.x), width: Math.abs(to.x - from.x) };
      return kind === 'x'
        ? { ...across, top: box.top, height: box.height }
        : { ...across, top: Math.min(from.y, to.y), height: Math.abs(to.y - from.y) };
    };
    return { marksAt: (place) => brushMarks(boxTo(place), look), endAt: (place) => onEnd(boxTo(place)) };
  };
}

/** A part of a chart that is marked. */
export function brushMarks({ left, top, width, height }: Box, look: PlotLook): readonly Mark[] {
  const [right, bottom] = [left + width, top + height];
  return [
    { kind: 'rects', boxes: [left, top, width, height], colours: [look.accent], opacity: 0.14 },
    { kind: 'path', points: [left, top, right, top, right, bottom, left, bottom, left, top], stroke: look.accent },
  ];
}
