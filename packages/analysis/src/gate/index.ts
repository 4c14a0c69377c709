export { checkGate, gateOutcomes } from './gate.ts';
export type { GateCheck, GateImprovement, GateOutcome, GateResult, GateRule, GateSide } from './gate.ts';
export { gateJunit } from './gate-junit.ts';
export { gateMarkdown, improvementText } from './gate-markdown.ts';
export type { GateMarkdownOptions } from './gate-markdown.ts';
