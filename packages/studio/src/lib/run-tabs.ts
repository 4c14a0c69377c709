/** The parts of a run's page, each an address of its own. */
export const runTabs = ['overview', 'charts', 'parameters', 'artifacts', 'system', 'logs', 'code', 'lineage'] as const;
export type RunTab = (typeof runTabs)[number];
