import type { Comparison } from '@assay/wire';
import { pValueText, rounded } from './print-comparison.ts';

/** A comparison as Markdown: the sentence, a table of the sets, one of the differences, what to know besides. */
export function comparisonMarkdown({
  sentence,
  metric,
  sets,
  pairs,
  warnings,
  confidence,
  correction,
}: Comparison): string {
  const lines = [
    `**${cell(sentence)}**`,
    '',
    `| ${cell(metric)} | n | mean | sd | median | min | max |`,
    '|---|--:|--:|--:|--:|--:|--:|',
    ...sets.map((set) => {
      const numbers = [set.mean, set.standardDeviation, set.median, set.min, set.max].map((each) => rounded(each));
      return `| ${cell(set.name)} | ${set.n} | ${numbers.join(' | ')} |`;
    }),
  ];
  if (pairs.length > 0) {
    const level = Number((100 * confidence).toPrecision(4));
    lines.push(
      '',
      `| b − a | n | difference | ${level} % interval | p${correction === 'none' || pairs.length < 2 ? '' : ` (${correction})`} | verdict |`,
      '|---|--:|--:|--:|--:|---|',
      ...pairs.map(({ a, b, n, pairing, difference, p, pAdjusted, verdict }) => {
        const interval =
          difference === null || difference.low === null || difference.high === null
            ? '–'
            : `${rounded(difference.low)} to ${rounded(difference.high)}`;
        const count = pairing === null ? `${n.b}, ${n.a}` : `${n.a} pairs`;
        const said = verdict === 'noClaim' ? 'no claim' : verdict;
        return `| ${cell(b)} − ${cell(a)} | ${count} | ${rounded(difference?.estimate ?? null)} | ${interval} | ${pValueText(pAdjusted ?? p)} | ${said} |`;
      }),
    );
    if (pairs.length > 1) lines.push('', ...pairs.map((pair) => `- ${cell(pair.sentence)}`));
  }
  if (warnings.length > 0) lines.push('', ...warnings.map(({ message }) => `> ${cell(message)}`));
  return `${lines.join('\n')}\n`;
}

/** Text that stays in its cell, and does no more than stand there. */
const cell = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>|#!~]/g, (character) => `\\${character}`)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('@', '@\u200b');
