import { metricGroups } from '../charts/metric-groups.ts';
import { likeliestFirst } from '../format/lead-metric.ts';
import type { PanelsState, PanelState } from '../view-state/panel-state.ts';

export interface PanelSection {
  /** Empty for metrics without a prefix. */
  readonly name: string;
  readonly panels: readonly PanelState[];
}

/** The section of panels that were added and have no other place. */
export const addedSection = 'Charts';

/** So few metrics stand together, whatever their names. */
const fewPanels = 6;

export const metricPanelId = (metric: string): string => `metric:${metric}`;
export const sectionId = (name: string): string => `section:${name}`;

/**
 * The panels of a page by section: those that were added, and one for each metric, by the prefix of its name. What was dragged stands first, in the
 * order of `state.order`; the rest follows in natural order.
 */
export function layoutPanels(metrics: readonly string[], state: PanelsState = {}): readonly PanelSection[] {
  const { automatic = true, panels = [], removed = [], order = [] } = state;
  const changed = new Map(panels.map((panel) => [panel.id, panel]));
  const isRemoved = new Set(removed);
  const sections = new Map<string, PanelState[]>();
  const put = (section: string, panel: PanelState): void => {
    const found = sections.get(panel.section ?? section);
    if (found === undefined) sections.set(panel.section ?? section, [panel]);
    else found.push(panel);
  };
  for (const panel of panels) if (!panel.id.startsWith('metric:')) put(addedSection, panel);
  if (automatic) {
    const isShort = metrics.length <= fewPanels;
    // Few stand together, first those that tell which run is best.
    const groups = isShort ? [{ prefix: '', names: likeliestFirst(metrics) }] : metricGroups(metrics);
    for (const { prefix, names } of groups) {
      for (const name of names) {
        const id = metricPanelId(name);
        if (!isRemoved.has(id)) put(prefix, changed.get(id) ?? { id, kind: 'line', metrics: [name] });
      }
    }
  }
  const rank = new Map(order.map((id, place) => [id, place]));
  const rankOf = (id: string): number => rank.get(id) ?? Number.POSITIVE_INFINITY;
  const byRank = <T>(items: readonly T[], idOf: (item: T) => string): readonly T[] =>
    items.toSorted((a, b) => (rankOf(idOf(a)) === rankOf(idOf(b)) ? 0 : rankOf(idOf(a)) - rankOf(idOf(b))));
  return byRank(
    [...sections].map(([name, members]) => ({ name, panels: byRank(members, (panel) => panel.id) })),
    (section) => sectionId(section.name),
  );
}

/** What a panel is searched by. */
export const panelWords = (panel: PanelState): string =>
  [panel.title ?? '', panel.kind === 'line' ? panel.metrics.join(' ') : fieldsOf(panel).join(' ')].join(' ').trim();

/** The fields of runs that a panel shows. */
export function fieldsOf(panel: PanelState): readonly string[] {
  switch (panel.kind) {
    case 'line':
      return [];
    case 'scatter':
      return [panel.x, panel.y, ...(panel.colour === undefined ? [] : [panel.colour])];
    case 'bar':
    case 'box':
    case 'histogram':
      return [panel.field, ...(panel.by === undefined ? [] : [panel.by])];
    case 'parallel':
    case 'table':
      return panel.kind === 'parallel' && panel.colour !== undefined
        ? [...new Set([...panel.fields, panel.colour])]
        : panel.fields;
    case 'contour':
      return [panel.x, panel.y, panel.z];
  }
}

/**
 * The order after `moved` was dropped in front of `before` (undefined: at the end) among `ids`, which stand as they are shown. Only as many ids as
 * needed are named, so that a page of thousands of panels keeps a short address.
 */
export function orderAfterDrop(
  order: readonly string[],
  ids: readonly string[],
  moved: string,
  before: string | undefined,
): readonly string[] {
  const rest = ids.filter((id) => id !== moved);
  const place = before === undefined ? rest.length : rest.indexOf(before);
  const now = [...rest.slice(0, place), moved, ...rest.slice(place)];
  const ranked = new Set(order);
  const last = now.findLastIndex((id, i) => i <= place || ranked.has(id));
  const named = now.slice(0, last + 1);
  const isNamed = new Set(named);
  return [...order.filter((id) => !isNamed.has(id) && !ids.includes(id)), ...named];
}
