import type { BoxBrush, ValueRange } from '../../lib/plot/brush.ts';
import type { AxisBrush, AxisBrushes } from '../../lib/plot/parallel-axes.ts';
import { markedWords } from '../../lib/studies/marked-words.ts';
import type { Brush, Brushes } from '../../lib/view-state/view-state.ts';

const orNone = (brushes: Brushes): Brushes | undefined => (Object.keys(brushes).length === 0 ? undefined : brushes);

/** What is marked on the axes of one chart. */
export const axisBrushesOf = (brushes: Brushes = {}, fields: readonly string[]): AxisBrushes =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const brush = brushes[field];
      return brush === undefined ? [] : [[field, axisBrushOf(brush)] as const];
    }),
  );

const axisBrushOf = (brush: Brush): AxisBrush =>
  'length' in brush ? { kind: 'range', range: brush } : { kind: 'words', words: brush.values };

/** The marks of the page after those of one chart have changed. */
export function brushesOf(before: Brushes = {}, fields: readonly string[], marked: AxisBrushes): Brushes | undefined {
  const rest = Object.entries(before).filter(([field]) => !fields.includes(field));
  const now = Object.entries(marked).map(([field, brush]): readonly [string, Brush] => [
    field,
    brush.kind === 'words' ? { values: brush.words } : [brush.range[0], brush.range[1]],
  ]);
  return orNone(Object.fromEntries([...rest, ...now]));
}

/** The same for a box marked over two fields, or a range over one; `words` of an axis that stand for its values. */
export function withBoxBrush(
  before: Brushes | undefined,
  fields: { readonly x: string; readonly y?: string },
  brush: Partial<BoxBrush> | undefined,
  words: { readonly x?: readonly string[] | undefined; readonly y?: readonly string[] | undefined } = {},
): Brushes | undefined {
  const of = (range: ValueRange, names: readonly string[] | undefined): AxisBrush =>
    axisBrushOf(names === undefined ? range : markedWords(names, range));
  const marked: AxisBrushes = {
    ...(brush?.x && { [fields.x]: of(brush.x, words.x) }),
    ...(brush?.y && fields.y !== undefined && { [fields.y]: of(brush.y, words.y) }),
  };
  return brushesOf(before, fields.y === undefined ? [fields.x] : [fields.x, fields.y], marked);
}
