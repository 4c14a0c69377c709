import {
  groupAreas,
  printSmoothing,
  printXAxis,
  readLineSettings,
  type GroupArea,
  type LineSettings,
} from './line-settings.ts';
import { jsonIn, numberIn, recordIn, textIn, textsIn, withoutUndefined } from './read-values.ts';

interface PanelPlace {
  /** `metric:<name>` for the panel that a metric has by itself; any other text for those that were added. */
  readonly id: string;
  readonly title?: string;
  /** The section that it stands in; by the prefix of its metric where absent. */
  readonly section?: string;
  /** Of the grid's twelve columns; 4 where absent. */
  readonly span?: number;
  readonly heightPx?: number;
}

/** A panel of a page. Fields are texts as filters name them, e.g. `params.lr`, `metrics.loss.min`. */
export type PanelState = PanelPlace & PanelContent;

export type PanelContent =
  | { readonly kind: 'line'; readonly metrics: readonly string[]; readonly settings?: LineSettings }
  | {
      readonly kind: 'scatter';
      readonly x: string;
      readonly y: string;
      readonly colour?: string;
      readonly logX?: boolean;
      readonly logY?: boolean;
      readonly trend?: boolean;
      /** Which ends of x and y are the good ones: draws the line of those that none is better than. */
      readonly pareto?: ParetoGoals;
    }
  | {
      readonly kind: 'bar';
      readonly field: string;
      /** A bar for each of its words, the mean of their runs; one for each run where absent. */
      readonly by?: string;
      /** What the whiskers of groups show; the deviation where absent. */
      readonly area?: GroupArea;
    }
  | { readonly kind: 'box'; readonly field: string; readonly by?: string; readonly logY?: boolean }
  | { readonly kind: 'histogram'; readonly field: string; readonly by?: string; readonly logX?: boolean }
  | {
      readonly kind: 'parallel';
      readonly fields: readonly string[];
      readonly colour?: string;
      readonly flipped?: readonly string[];
      readonly log?: readonly string[];
    }
  | { readonly kind: 'contour'; readonly x: string; readonly y: string; readonly z: string }
  | { readonly kind: 'table'; readonly fields: readonly string[] };

export type PanelKind = PanelContent['kind'];

/** Of x and of y: is less better, or more? */
export const paretoGoals = ['least least', 'least greatest', 'greatest least', 'greatest greatest'] as const;
export type ParetoGoals = (typeof paretoGoals)[number];

/** How the panels of a page are laid out. */
export interface PanelsState {
  /** Whether each metric has a panel by itself; true where absent. */
  readonly automatic?: boolean;
  /** Panels that were added, and automatic ones that were changed. */
  readonly panels?: readonly PanelState[];
  /** Automatic panels that were taken away. */
  readonly removed?: readonly string[];
  /** Ids of panels and, with `section:` before them, names of sections, in the order that they were dragged to. */
  readonly order?: readonly string[];
  /** Names of the sections that are folded. */
  readonly folded?: readonly string[];
}

const maximumPanels = 500;

/** Reads the text that `printPanels` made, or the state itself; leaves out what it cannot use. */
export function readPanels(value: unknown): PanelsState | undefined {
  const given = recordIn(jsonIn(value) ?? value);
  if (given === undefined) return undefined;
  const panels = Array.isArray(given['panels']) ? given['panels'].slice(0, maximumPanels).flatMap(readPanel) : [];
  const state = withoutUndefined({
    automatic: given['automatic'] === false ? false : undefined,
    panels: panels.length === 0 ? undefined : panels,
    removed: textsIn(given['removed']),
    order: textsIn(given['order']),
    folded: textsIn(given['folded']),
  });
  return Object.keys(state).length === 0 ? undefined : state;
}

export const printPanels = (state: PanelsState): string =>
  JSON.stringify({ ...state, ...(state.panels !== undefined && { panels: state.panels.map(printed) }) });

/** Settings stand as the short texts that addresses have. */
function printed(panel: PanelState): unknown {
  if (panel.kind !== 'line' || panel.settings === undefined) return panel;
  const { x, smoothing, ...rest } = panel.settings;
  return {
    ...panel,
    settings: {
      ...rest,
      ...(x !== undefined && { x: printXAxis(x) }),
      ...(smoothing !== undefined && { smoothing: printSmoothing(smoothing) }),
    },
  };
}

function readPanel(value: unknown): readonly PanelState[] {
  const given = recordIn(value);
  const id = textIn(given?.['id']);
  if (given === undefined || id === undefined) return [];
  const content = readContent(given);
  if (content === undefined) return [];
  const place = withoutUndefined({
    title: textIn(given['title']),
    section: textIn(given['section']),
    span: numberIn(given['span'], 1, 12),
    heightPx: numberIn(given['heightPx'], 80, 2000),
  });
  return [{ id, ...place, ...content }];
}

function readContent(given: Readonly<Record<string, unknown>>): PanelContent | undefined {
  const text = (name: string): string | undefined => textIn(given[name]);
  const flag = (name: string): true | undefined => (given[name] === true ? true : undefined);
  switch (given['kind']) {
    case 'line': {
      const metrics = textsIn(given['metrics']);
      const settings = readLineSettings(recordIn(given['settings']) ?? {});
      const own = Object.keys(settings).length === 0 ? {} : { settings };
      return metrics && { kind: 'line', metrics, ...own };
    }
    case 'scatter': {
      const [x, y] = [text('x'), text('y')];
      const rest = {
        colour: text('colour'),
        logX: flag('logX'),
        logY: flag('logY'),
        trend: flag('trend'),
        pareto: paretoGoals.find((each) => each === given['pareto']),
      };
      return x === undefined || y === undefined ? undefined : { kind: 'scatter', x, y, ...withoutUndefined(rest) };
    }
    case 'bar': {
      const field = text('field');
      const rest = withoutUndefined({ by: text('by'), area: groupAreas.find((each) => each === given['area']) });
      return field === undefined ? undefined : { kind: 'bar', field, ...rest };
    }
    case 'box': {
      const field = text('field');
      const rest = withoutUndefined({ by: text('by'), logY: flag('logY') });
      return field === undefined ? undefined : { kind: 'box', field, ...rest };
    }
    case 'histogram': {
      const field = text('field');
      const rest = withoutUndefined({ by: text('by'), logX: flag('logX') });
      return field === undefined ? undefined : { kind: 'histogram', field, ...rest };
    }
    case 'parallel': {
      const fields = textsIn(given['fields']);
      const rest = { colour: text('colour'), flipped: textsIn(given['flipped']), log: textsIn(given['log']) };
      return fields && { kind: 'parallel', fields, ...withoutUndefined(rest) };
    }
    case 'contour': {
      const [x, y, z] = [text('x'), text('y'), text('z')];
      return x === undefined || y === undefined || z === undefined ? undefined : { kind: 'contour', x, y, z };
    }
    case 'table': {
      const fields = textsIn(given['fields']);
      return fields && { kind: 'table', fields };
    }
    default:
      return undefined;
  }
}
