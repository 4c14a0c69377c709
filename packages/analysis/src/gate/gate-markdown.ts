import { numberText } from './gate.ts';
import type { GateCheck, GateOutcome, GateResult } from './gate.ts';

const marks: Readonly<Record<GateOutcome, string>> = {
  clears: '✅ clears',
  short: '⚠️ not shown',
  fails: '❌ fails',
  noClaim: '⚠️ too few runs',
};

export interface GateMarkdownOptions {
  /** Where the runs are to be seen. */
  readonly link?: string;
}

/** A gate as GitHub's and GitLab's Markdown: a heading, a table with a line for each check, why, and what else to know. */
export function gateMarkdown(
  { title, passed, checks, warnings }: GateResult,
  options: GateMarkdownOptions = {},
): string {
  const lines = [
    `### ${passed ? '✅' : '❌'} ${cell(title)}: ${passed ? 'cleared' : 'not cleared'}`,
    '',
    '| metric | wanted | baseline | candidate | better by (interval) | n | p | |',
    '|---|---|--:|--:|--:|--:|--:|---|',
    ...checks.map(tableLine),
    '',
    ...checks.map((check) => `- **${cell(check.metric)}**: ${cell(check.reason)}`),
  ];
  if (checks.some(({ byValue }) => byValue))
    lines.push(
      '',
      '> **By value alone**: some of this was let through or stopped by single values, without any claim about chance.',
    );
  if (warnings.length > 0) lines.push('', ...warnings.map((warning) => `> ${cell(warning)}`));
  const { link } = options;
  if (link !== undefined) lines.push('', `[Runs in Assay](${link.replaceAll(/[()\s<>]/g, encodeURIComponent)})`);
  return `${lines.join('\n')}\n`;
}

function tableLine(check: GateCheck): string {
  const { metric, rule, baseline, candidate, paired, p, outcome, byValue } = check;
  const wanted =
    rule.kind === 'notWorse'
      ? `not worse by ${numberText(rule.by)}`
      : rule.by === 0
        ? 'better'
        : `better by more than ${numberText(rule.by)}`;
  const n = paired ? `${Math.min(baseline.n, candidate.n)} pairs` : `${baseline.n} / ${candidate.n}`;
  const result = byValue ? `${marks[outcome]} (by value)` : marks[outcome];
  const cells = [
    cell(metric),
    wanted,
    mean(baseline.mean),
    mean(candidate.mean),
    improvementText(check),
    n,
    pText(p),
    result,
  ];
  return `| ${cells.join(' | ')} |`;
}

const mean = (value: number | null): string => (value === null ? '–' : numberText(value));

export const pText = (p: number | null): string =>
  p === null ? '–' : p < 0.001 ? '< 0.001' : String(Number(p.toPrecision(2)));

/** With its sign: above 0 is better, whichever way the metric goes. */
export function improvementText({ improvement, confidence }: Pick<GateCheck, 'improvement' | 'confidence'>): string {
  if (improvement === null) return '–';
  const signed = (value: number): string => (value > 0 ? `+${numberText(value)}` : numberText(value).replace('-', '−'));
  const { estimate, low, high } = improvement;
  if (low === null || high === null) return signed(estimate);
  return `${signed(estimate)} (${Number((100 * confidence).toPrecision(4))} %: ${signed(low)} to ${signed(high)})`;
}

/** Text that stays in its cell, and does no more than stand there. */
const cell = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>|#!~]/g, (character) => `\\${character}`)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('@', '@\u200b');
