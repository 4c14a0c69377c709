import type { PanelBlock } from './block.ts';
import type { PanelData } from './panel-data.ts';
import type { PanelSpec } from './panel-fields.ts';
import { boxPanel } from './panels/box-panel.ts';
import { comparisonPanel } from './panels/comparison-panel.ts';
import { curvesPanel } from './panels/curves-panel.ts';
import { historyPanel } from './panels/history-panel.ts';
import { importancePanel } from './panels/importance-panel.ts';
import { parallelPanel } from './panels/parallel-panel.ts';
import { parametersPanel } from './panels/parameters-panel.ts';
import { paretoPanel } from './panels/pareto-panel.ts';
import { scatterPanel } from './panels/scatter-panel.ts';
import { summaryPanel } from './panels/summary-panel.ts';
import { tablePanel } from './panels/table-panel.ts';
import { trialsPanel } from './panels/trials-panel.ts';

/** What a panel shows of its data. */
export function drawPanel(spec: PanelSpec, data: PanelData): PanelBlock[] {
  switch (data.kind) {
    case 'fault':
      return [{ kind: 'fault', isEmpty: false, message: data.message }];
    case 'summary':
      return summaryPanel(data.summary);
    case 'table':
      return spec.panel === 'table' ? tablePanel(spec, data.runs) : mismatch(spec);
    case 'parameters':
      return spec.panel === 'parameters' ? parametersPanel(spec, data.parameters) : mismatch(spec);
    case 'curves':
      return spec.panel === 'curves' ? curvesPanel(spec, data.curves) : mismatch(spec);
    case 'comparison':
      return spec.panel === 'comparison' ? comparisonPanel(spec, data.comparison) : mismatch(spec);
    case 'fields':
      if (spec.panel === 'scatter') return scatterPanel(spec, data.runs);
      return spec.panel === 'box' && data.metric !== null ? boxPanel(spec, data.runs, data.metric) : mismatch(spec);
    case 'outcomes':
      switch (spec.panel) {
        case 'importance':
          return importancePanel(spec, data.outcomes);
        case 'history':
          return historyPanel(spec, data.outcomes);
        case 'parallel':
          return parallelPanel(spec, data.outcomes);
        case 'trials':
          return trialsPanel(spec, data.outcomes);
        case 'pareto':
          return paretoPanel(spec, data.outcomes);
        default:
          return mismatch(spec);
      }
  }
}

function mismatch({ panel }: PanelSpec): never {
  throw new Error(`a panel "${panel}" was given the data of another kind`);
}
