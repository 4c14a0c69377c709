import { longId, shortId } from './short-id.ts';
import {
  printRange,
  printSmoothing,
  printXAxis,
  readLineSettings,
  readRange,
  type LineSettings,
  type XRange,
} from './line-settings.ts';
import { printPanels, readPanels, type PanelsState } from './panel-state.ts';
import { printStudyView, readStudyView, type StudyView } from './study-view.ts';
import { printReportView, readReportView, type ReportView } from './report-view.ts';
import { printVerdictView, readVerdictView, type VerdictView } from './verdict-view.ts';
import { jsonIn, numberIn, oneOf, recordIn, textIn, textsIn, withoutUndefined, type ViewText } from './read-values.ts';

export type { XRange } from './line-settings.ts';
export { oneOf, textIn, withoutUndefined } from './read-values.ts';

/**
 * What a page shows and how. The same type is the address, a saved view, a shared link and the undo history; each page uses the part that
 * it needs, and what is at its default is left out. Fields are texts as filters and sorts name them, e.g. `params.lr`, `metrics.loss.min`.
 */
export interface ViewState extends LineSettings, StudyView, VerdictView, ReportView {
  /** A filter in the language of the API. */
  readonly filter?: string;
  /** What was marked on charts: narrows the rows as the filter does, and shows there. */
  readonly brush?: Brushes;
  /** Order of the rows in the language of the API, e.g. `metrics.loss.min desc`. */
  readonly sort?: string;
  /** Fields by which rows and curves are grouped, up to three. */
  readonly group?: readonly string[];
  /** The table's columns; the page chooses where absent. */
  readonly columns?: readonly ColumnState[];
  /** Only what differs: columns of a table, rows of a comparison. The page chooses where absent. */
  readonly differing?: boolean;
  /** How many rows, from the top, have their curves drawn; `defaultFirst` where absent. */
  readonly first?: number;
  /** Runs whose curves are not drawn though they are among the first. */
  readonly hidden?: readonly string[];
  /** Runs whose curves are drawn though they are not among the first. */
  readonly shown?: readonly string[];
  /** Only these are drawn. */
  readonly solo?: readonly string[];
  /** Runs that stay at the top of the table. */
  readonly pinned?: readonly string[];
  /** The run that others are held against. */
  readonly baseline?: string;
  /** What number columns show where there is a baseline: the value itself where absent. */
  readonly delta?: 'difference' | 'percent';
  /** The statistic of metrics that are compared. */
  readonly statistic?: string;
  /** Nested runs stand in the list as all others, not under their parents. */
  readonly flat?: boolean;
  /** Colours that were chosen (`#rrggbb`), by run id or, for a group, by its key. */
  readonly colours?: Readonly<Record<string, string>>;
  /** Nested runs and groups that are unfolded: run ids, keys of groups. */
  readonly open?: readonly string[];
  /** Runs that are chosen, to be compared or changed. */
  readonly selected?: readonly string[];
  readonly panels?: PanelsState;
  /** The part of the x axis that is zoomed to. */
  readonly range?: XRange;
  /** A moment that is marked on charts over time and in the log, in epoch milliseconds. */
  readonly at?: number;
  /** Words or, between slashes, a pattern that narrow a list on the page. */
  readonly find?: string;
  /** The artifact that is looked at: direction and name, e.g. `output:plots/roc.json`. */
  readonly artifact?: string;
  /** The folder that is looked at, with those in it. */
  readonly folder?: string;
  /** The part of the page that is looked at, where it has parts. */
  readonly tab?: string;
  /** Share of the width that the table has beside the panels, in percent: 0 only panels, 100 only the table. */
  readonly split?: number;
  /** The saved view that this one began as. */
  readonly view?: string;
}

export interface ColumnState {
  readonly field: string;
  readonly widthPx?: number;
  readonly isPinned?: boolean;
}

/** A range of numbers, or values of which a run has one. */
export type Brush = readonly [from: number, to: number] | { readonly values: readonly string[] };
export type Brushes = Readonly<Record<string, Brush>>;

/** A view as texts. */
export type ViewTexts = Readonly<Record<string, ViewText>>;

/** So many runs are compared or drawn at once. */
export const maximumSelected = 500;
/** So many runs are changed at once. */
export const maximumChosen = 1000;
export const defaultFirst = 10;

export function readViewState(search: Readonly<Record<string, unknown>>): ViewState {
  return withoutUndefined({
    ...readLineSettings(search),
    ...readStudyView(search),
    ...readVerdictView(search),
    ...readReportView(search),
    filter: textIn(search['filter']),
    brush: readBrushes(search['brush']),
    sort: textIn(search['sort']),
    group: textsIn(search['group'])?.slice(0, 3),
    columns: textsIn(search['columns'])?.map(readColumn),
    differing: search['differing'] === 'yes' ? true : search['differing'] === 'no' ? false : undefined,
    first: numberIn(search['first'], 0, maximumSelected),
    hidden: idsIn(search['hidden']),
    shown: idsIn(search['shown']),
    solo: idsIn(search['solo']),
    pinned: idsIn(search['pinned']),
    baseline: idsIn(search['baseline'])?.[0],
    delta: oneOf(['difference', 'percent'], search['delta']),
    flat: search['flat'] === 'yes' ? true : undefined,
    colours: readColours(search['colours']),
    open: textsIn(search['open']),
    selected: idsIn(search['runs'] ?? search['selected'], maximumChosen),
    panels: readPanels(search['panels']),
    range: readRange(search['range']),
    at: numberIn(search['at'], 0, Number.MAX_SAFE_INTEGER),
    find: textIn(search['find']),
    artifact: textIn(search['artifact']),
    folder: textIn(search['folder']),
    statistic: textIn(search['statistic']),
    tab: textIn(search['tab']),
    split: numberIn(search['split'], 0, 100),
    view: idsIn(search['view'])?.[0],
  });
}

/** The texts that `readViewState` reads. */
export function printViewState(view: ViewState): ViewTexts {
  const idText = (ids: readonly string[] | undefined): string | undefined => ids && ids.map(shortId).join(',');
  const { x, xScale, yScale, smoothing, area, average } = view;
  return withoutUndefined({
    ...printStudyView(view),
    ...printVerdictView(view),
    ...printReportView(view),
    view: view.view && shortId(view.view),
    filter: view.filter,
    brush: view.brush && JSON.stringify(view.brush),
    sort: view.sort,
    group: view.group,
    columns: view.columns?.map(printColumn),
    differing: view.differing === undefined ? undefined : view.differing ? 'yes' : 'no',
    statistic: view.statistic,
    first: view.first?.toString(),
    hidden: idText(view.hidden),
    shown: idText(view.shown),
    solo: idText(view.solo),
    pinned: idText(view.pinned),
    baseline: view.baseline && shortId(view.baseline),
    delta: view.delta,
    flat: view.flat === true ? 'yes' : undefined,
    colours: view.colours && JSON.stringify(view.colours),
    open: view.open,
    runs: idText(view.selected),
    panels: view.panels && printPanels(view.panels),
    x: x && printXAxis(x),
    xScale,
    yScale,
    smoothing: smoothing && printSmoothing(smoothing),
    area,
    average,
    range: view.range && printRange(view.range),
    at: view.at?.toString(),
    find: view.find,
    artifact: view.artifact,
    folder: view.folder,
    tab: view.tab,
    split: view.split?.toString(),
  });
}

function idsIn(value: unknown, most = maximumSelected): readonly string[] | undefined {
  const ids = textsIn(value)?.flatMap((text) => text.split(',').flatMap((each) => longId(each) ?? []));
  return ids === undefined || ids.length === 0 ? undefined : [...new Set(ids)].slice(0, most);
}

/** `params.lr`, `120:params.lr` with a width, `p120:params.lr` or `p:params.lr` where it is pinned. */
function readColumn(text: string): ColumnState {
  const [, pinned, width, field = text] = /^(p?)(\d{0,4}):(.+)$/s.exec(text) ?? [];
  return {
    field,
    ...(width !== undefined && width !== '' && { widthPx: Number(width) }),
    ...(pinned === 'p' && { isPinned: true }),
  };
}

// A field that looks like width and field has an empty width before it.
const printColumn = ({ field, widthPx, isPinned }: ColumnState): string =>
  widthPx === undefined && isPinned !== true && !/^p?\d{0,4}:./s.test(field)
    ? field
    : `${isPinned === true ? 'p' : ''}${widthPx === undefined ? '' : Math.round(widthPx)}:${field}`;

function readColours(value: unknown): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries(recordIn(jsonIn(value)) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /^#[0-9a-f]{6}$/i.test(entry[1]),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function readBrushes(value: unknown): Brushes | undefined {
  const entries = Object.entries(recordIn(jsonIn(value)) ?? {}).flatMap(([field, each]) => {
    const brush = readBrush(each);
    return brush === undefined ? [] : [[field, brush] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function readBrush(value: unknown): Brush | undefined {
  if (Array.isArray(value)) {
    const [from, to]: unknown[] = value;
    return typeof from === 'number' && typeof to === 'number' && from <= to ? [from, to] : undefined;
  }
  const values = textsIn(recordIn(value)?.['values']);
  return values && { values };
}
