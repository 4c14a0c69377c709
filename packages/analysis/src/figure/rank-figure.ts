import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { figureWidth, line, text, tickSize } from './plot-frame.ts';
import { fitted } from './text-size.ts';

export interface RankFigure extends FigureText {
  readonly names: readonly string[];
  /** Average rank of each; 1 is best. */
  readonly ranks: readonly number[];
  readonly criticalDifference: number;
  /** Places of those that are not told apart. */
  readonly cliques: readonly (readonly number[])[];
}

const step = 14;

/** Critical difference diagram: J. Demšar, JMLR 7 (2006). Bars join what is not told apart. */
export function rankFigure({ title, description, names, ranks, criticalDifference, cliques }: RankFigure): Drawing {
  const [left, right] = [150, figureWidth - 150];
  const worst = Math.max(2, names.length);
  const at = (rank: number): number => left + ((rank - 1) / (worst - 1)) * (right - left);
  const axis = 44;
  const marks: DrawingMark[] = [line([left, axis, right, axis], 'ink', 1)];
  for (let rank = 1; rank <= worst; rank++)
    marks.push(
      line([at(rank), axis - 4, at(rank), axis], 'ink', 1),
      text(at(rank), axis - 7, String(rank), { anchor: 'middle' }),
    );
  const reach = Math.min(right, left + (criticalDifference / (worst - 1)) * (right - left));
  marks.push(
    line([left, 14, reach, 14], 'ink', 1.4),
    line([left, 11, left, 17], 'ink', 1),
    line([reach, 11, reach, 17], 'ink', 1),
  );
  marks.push(text(reach + 6, 17, `critical difference ${criticalDifference.toFixed(2)}`));
  const bars = cliques.filter((clique) => clique.length > 1);
  for (const [i, clique] of bars.entries()) {
    const places = clique.map((place) => at(ranks[place] ?? Number.NaN));
    const y = axis + 8 + i * 5;
    marks.push(line([Math.min(...places) - 3, y, Math.max(...places) + 3, y], 'ink', 3));
  }
  const below = axis + 14 + bars.length * 5;
  const order = names.map((_, i) => i).toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  const half = Math.ceil(order.length / 2);
  for (const [i, place] of order.entries()) {
    const isLeft = i < half;
    const y = below + 6 + (isLeft ? i : order.length - 1 - i) * step;
    const x = at(ranks[place] ?? Number.NaN);
    const end = isLeft ? left - 8 : right + 8;
    marks.push(line([x, axis, x, y, end, y], 'faint', 0.9));
    const name = `${fitted(names[place] ?? '', tickSize, 100)} ${(ranks[place] ?? 0).toFixed(2)}`;
    marks.push(text(isLeft ? end - 4 : end + 4, y + 3, name, { anchor: isLeft ? 'end' : 'start' }));
  }
  return { title, description, width: figureWidth, height: below + half * step + 10, marks };
}
