import type { ChartTable } from './chart-table.ts';

/** What a chart gives of itself, so that it can be saved and read. */
export interface ChartExport {
  /**
   * SVG elements that draw the chart into a box whose upper left corner is 0,0: without title, legend and source, which are put
   * around it. Axis titles belong to it.
   */
  readonly drawing: (box: DrawingBox) => string | Promise<string>;
  /** The height that the whole chart needs, where the page shows a part of it. */
  readonly heightPx?: number;
  readonly legend: readonly LegendEntry[];
  readonly table: () => ChartTable;
}

export interface DrawingBox {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colours: ChartColours;
}

/** Colours of the theme that is on, in a form that stands for itself outside the page. */
export interface ChartColours {
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly dash?: readonly number[];
}

/** The colours of charts as they are at this place of the page. */
export function chartColours(place: Element): ChartColours {
  const probe = document.createElement('span');
  place.append(probe);
  const colourOf = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ground: colourOf('--bg'),
    text: colourOf('--text'),
    muted: colourOf('--muted'),
    line: colourOf('--line'),
  };
  probe.remove();
  return colours;
}
