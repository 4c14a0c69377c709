import { readPanels, type PanelKind, type PanelState } from '../../lib/view-state/panel-state.ts';

/** A panel that is being put together. */
export interface PanelDraft {
  readonly kind: PanelKind;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly metrics?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly z?: string | undefined;
  readonly colour?: string | undefined;
  readonly field?: string | undefined;
  readonly by?: string | undefined;
}

interface OnePart {
  readonly many: false;
  readonly key: 'x' | 'y' | 'z' | 'colour' | 'field' | 'by';
  readonly word: string;
  readonly isOptional?: boolean;
  readonly numbersOnly?: boolean;
}
interface ManyPart {
  readonly many: true;
  readonly key: 'metrics' | 'fields';
  readonly word: string;
}

interface KindOfPanel {
  readonly kind: PanelKind;
  readonly word: string;
  /** Drawn from curves, for which one run is enough. */
  readonly isOfCurves: boolean;
  readonly parts: readonly (OnePart | ManyPart)[];
}

const one = (key: OnePart['key'], word: string, rest: Partial<OnePart> = {}): OnePart => ({
  many: false,
  key,
  word,
  ...rest,
});
const number = (key: OnePart['key'], word: string): OnePart => one(key, word, { numbersOnly: true });

const line: KindOfPanel = {
  kind: 'line',
  word: 'Curves',
  isOfCurves: true,
  parts: [{ many: true, key: 'metrics', word: 'Metrics' }],
};

/** The kinds of panels that can be added, and what each is made of. */
export const panelKinds: readonly [KindOfPanel, ...KindOfPanel[]] = [
  line,
  {
    kind: 'scatter',
    word: 'Scatter',
    isOfCurves: false,
    parts: [one('x', 'x axis'), one('y', 'y axis'), one('colour', 'Colour', { isOptional: true })],
  },
  {
    kind: 'parallel',
    word: 'Parallel coordinates',
    isOfCurves: false,
    parts: [{ many: true, key: 'fields', word: 'Axes' }, one('colour', 'Colour', { isOptional: true })],
  },
  { kind: 'bar', word: 'Bars', isOfCurves: false, parts: [number('field', 'Value')] },
  {
    kind: 'box',
    word: 'Box plot',
    isOfCurves: false,
    parts: [number('field', 'Value'), one('by', 'By', { isOptional: true })],
  },
  {
    kind: 'histogram',
    word: 'Histogram',
    isOfCurves: false,
    parts: [number('field', 'Value'), one('by', 'By', { isOptional: true })],
  },
  {
    kind: 'contour',
    word: 'Contour',
    isOfCurves: false,
    parts: [number('x', 'x axis'), number('y', 'y axis'), number('z', 'Height')],
  },
  { kind: 'table', word: 'Table', isOfCurves: false, parts: [{ many: true, key: 'fields', word: 'Columns' }] },
];

/** The panel that a draft says; undefined as long as something is missing. */
export function panelOf(draft: PanelDraft, id: string): PanelState | undefined {
  return readPanels({ panels: [{ ...draft, id: id === '' ? 'draft' : id }] })?.panels?.[0];
}
