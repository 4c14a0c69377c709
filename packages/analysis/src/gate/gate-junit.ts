import { improvementText, pText } from './gate-markdown.ts';
import { numberText } from './gate.ts';
import type { GateCheck, GateResult } from './gate.ts';

/** A gate as JUnit's XML, which CI servers show: a test case for each check. What it had is in `system-out`. */
export function gateJunit({ title, checks, warnings }: GateResult): string {
  const failures = checks.filter(({ outcome }) => outcome !== 'clears').length;
  const counts = `tests="${checks.length}" failures="${failures}" errors="0" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay gate" ${counts}>`,
    `  <testsuite name="${escape(title)}" ${counts}>`,
    ...checks.map((check) => testCase(title, check)),
    ...(warnings.length === 0 ? [] : [`    <system-err>${escapeText(warnings.join('\n'))}</system-err>`]),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(title: string, check: GateCheck): string {
  const { metric, rule, outcome, reason, baseline, candidate, p, test } = check;
  const wanted =
    rule.kind === 'better'
      ? `${metric} is better${rule.by === 0 ? '' : ` by more than ${numberText(rule.by)}`}`
      : `${metric} is not worse by ${numberText(rule.by)}`;
  const facts = [
    `${baseline.name}: n = ${baseline.n}, mean ${baseline.mean === null ? '–' : numberText(baseline.mean)}`,
    `${candidate.name}: n = ${candidate.n}, mean ${candidate.mean === null ? '–' : numberText(candidate.mean)}`,
    `better by ${improvementText(check)}`,
    ...(p === null ? [] : [`p ${p < 0.001 ? '' : '= '}${pText(p)}${test === null ? '' : `, ${test}`}`]),
    reason,
  ];
  const failure =
    outcome === 'clears'
      ? []
      : [`      <failure type="${outcome}" message="${escape(reason)}">${escapeText(facts.join('\n'))}</failure>`];
  return [
    `    <testcase classname="${escape(title)}" name="${escape(wanted)}" time="0">`,
    ...failure,
    `      <system-out>${escapeText(facts.join('\n'))}</system-out>`,
    '    </testcase>',
  ].join('\n');
}

/** For attributes. Characters that XML 1.0 cannot hold become U+FFFD. */
const escape = (text: string): string =>
  escapeText(text).replaceAll(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);

const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
