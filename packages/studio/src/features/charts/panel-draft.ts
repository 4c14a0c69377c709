import { groupAreas } from '../../lib/view-state/line-settings.ts';
import { paretoGoals, readPanels, type PanelKind, type PanelState } from '../../lib/view-state/panel-state.ts';
import { areaWords } from './area-words.ts';

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
  readonly area?: string | undefined;
  readonly pareto?: string | undefined;
  readonly logX?: boolean | undefined;
  readonly logY?: boolean | undefined;
  readonly trend?: boolean | undefined;
}

interface OnePart {
  readonly as: 'field';
  readonly key: 'x' | 'y' | 'z' | 'colour' | 'field' | 'by';
  readonly word: string;
  readonly isOptional?: boolean;
  readonly numbersOnly?: boolean;
}
interface ManyPart {
  readonly as: 'fields';
  readonly key: 'metrics' | 'fields';
  readonly word: string;
}
interface FlagPart {
  readonly as: 'flag';
  readonly key: 'logX' | 'logY' | 'trend';
  readonly word: string;
}
/** One of a few, the first of which is what holds when nothing is said. */
interface ChoicePart {
  readonly as: 'choice';
  readonly key: 'area' | 'pareto';
  readonly word: string;
  readonly choices: readonly (readonly [value: string, word: string])[];
  /** Only of use beside this one. */
  readonly beside?: OnePart['key'];
}
export type PanelPart = OnePart | ManyPart | FlagPart | ChoicePart;

interface KindOfPanel {
  readonly kind: PanelKind;
  readonly word: string;
  /** Drawn from curves, for which one run is enough. */
  readonly isOfCurves: boolean;
  readonly parts: readonly PanelPart[];
}

const one = (key: OnePart['key'], word: string, rest: Partial<OnePart> = {}): OnePart => ({
  as: 'field',
  key,
  word,
  ...rest,
});
const number = (key: OnePart['key'], word: string): OnePart => one(key, word, { numbersOnly: true });

const many = (key: ManyPart['key'], word: string): ManyPart => ({ as: 'fields', key, word });
const flag = (key: FlagPart['key'], word: string): FlagPart => ({ as: 'flag', key, word });

const pareto: ChoicePart = {
  as: 'choice',
  key: 'pareto',
  word: 'Pareto front',
  choices: [
    ['', 'none'],
    ...paretoGoals.map((each) => {
      const [x = '', y = ''] = each.split(' ');
      return [each, `${x} x, ${y} y`] as const;
    }),
  ],
};
const whiskers: ChoicePart = {
  as: 'choice',
  key: 'area',
  word: 'Whiskers',
  choices: ['std' as const, ...groupAreas.filter((each) => each !== 'std')].map((each) => [each, areaWords[each]]),
  beside: 'by',
};

const line: KindOfPanel = {
  kind: 'line',
  word: 'Curves',
  isOfCurves: true,
  parts: [many('metrics', 'Metrics')],
};

/** The kinds of panels that can be added, and what each is made of. */
export const panelKinds: readonly [KindOfPanel, ...KindOfPanel[]] = [
  line,
  {
    kind: 'scatter',
    word: 'Scatter',
    isOfCurves: false,
    parts: [
      one('x', 'x axis'),
      one('y', 'y axis'),
      one('colour', 'Colour', { isOptional: true }),
      flag('logX', 'Logarithmic x axis'),
      flag('logY', 'Logarithmic y axis'),
      flag('trend', 'Trend'),
      pareto,
    ],
  },
  {
    kind: 'parallel',
    word: 'Parallel coordinates',
    isOfCurves: false,
    parts: [many('fields', 'Axes'), one('colour', 'Colour', { isOptional: true })],
  },
  {
    kind: 'bar',
    word: 'Bars',
    isOfCurves: false,
    parts: [number('field', 'Value'), one('by', 'Mean for each', { isOptional: true }), whiskers],
  },
  {
    kind: 'box',
    word: 'Box plot',
    isOfCurves: false,
    parts: [number('field', 'Value'), one('by', 'By', { isOptional: true }), flag('logY', 'Logarithmic axis')],
  },
  {
    kind: 'histogram',
    word: 'Histogram',
    isOfCurves: false,
    parts: [number('field', 'Value'), one('by', 'By', { isOptional: true }), flag('logX', 'Logarithmic axis')],
  },
  {
    kind: 'contour',
    word: 'Contour',
    isOfCurves: false,
    parts: [number('x', 'x axis'), number('y', 'y axis'), number('z', 'Height')],
  },
  { kind: 'table', word: 'Table', isOfCurves: false, parts: [many('fields', 'Columns')] },
];

/** The panel that a draft says; undefined as long as something is missing. */
export function panelOf(draft: PanelDraft, id: string): PanelState | undefined {
  return readPanels({ panels: [{ ...draft, id: id === '' ? 'draft' : id }] })?.panels?.[0];
}
