import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareSets } from '../../src/comparison/compare-sets.ts';
import type { MetricGoal } from '../../src/metric-goal.ts';
import { gateJunit } from '../../src/gate/gate-junit.ts';
import { gateMarkdown } from '../../src/gate/gate-markdown.ts';
import { checkGate } from '../../src/gate/gate.ts';
import type { GateCheck, GateResult, GateRule } from '../../src/gate/gate.ts';
import { readXml } from './read-xml.ts';

interface Asked {
  readonly goal?: MetricGoal;
  readonly allowSingle?: boolean;
  readonly seeds?: boolean;
  readonly confidence?: number;
}

function check(
  baseline: readonly number[],
  candidate: readonly number[],
  rule: GateRule,
  asked: Asked = {},
): GateCheck {
  const keyFields = asked.seeds === true ? [{ field: 'params.seed', role: 'seed' as const }] : [];
  const set = (name: string, values: readonly number[]) => ({
    name,
    runIds: values.map((_, i) => `${name}${i}`),
    values,
    leftOut: [],
    keys: new Map(keyFields.map(({ field }) => [field, values.map((_, i) => String(i))])),
  });
  const comparison = compareSets({
    metric: 'accuracy',
    unit: '',
    value: 'last',
    goal: asked.goal ?? 'maximize',
    goalSource: 'given',
    sets: [set('baseline', baseline), set('candidate', candidate)],
    baseline: 'baseline',
    keyFields,
    pairing: asked.seeds === true ? 'automatic' : 'none',
    minEffect: rule.by > 0 ? rule.by : null,
    confidence: asked.confidence ?? 0.95,
    correction: 'holm',
    alternative: 'two-sided',
    test: 'means',
    seed: 0,
    warnings: [],
    resamples: 200,
  });
  const [pair] = comparison.pairs;
  if (pair === undefined) throw new Error('no pair');
  return checkGate(comparison, pair, rule, asked.allowSingle);
}

/** Normal values, of which mean and deviation are just these. */
function sampleOf(count: number, mean: number, deviation: number, seed: number): number[] {
  const random = RandomStream.of(seed);
  const values = Array.from({ length: count }, () => random.normal());
  const own = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - own) ** 2, 0) / (count - 1));
  return values.map((value) => mean + (deviation * (value - own)) / spread);
}

const better = (by = 0): GateRule => ({ kind: 'better', by });
const notWorse = (by: number): GateRule => ({ kind: 'notWorse', by });

describe('a check', () => {
  const baseline = sampleOf(10, 0.9, 0.01, 1);

  it('clears where the whole interval lies beyond the bound', () => {
    const found = check(baseline, sampleOf(10, 0.93, 0.01, 2), better(0.01));
    // Welch: half an interval is t(18, 0.975) · sqrt(2/10) · 0.01 = 0.009396.
    expect(found).toMatchObject({ outcome: 'clears', moreRuns: null, byValue: false });
    expect(found.improvement).toEqual({
      estimate: expect.closeTo(0.03, 10) as number,
      low: expect.closeTo(0.020_604, 5) as number,
      high: expect.closeTo(0.039_396, 5) as number,
    });
  });

  it('says how many more runs would show what was seen', () => {
    const found = check(baseline, sampleOf(10, 0.915, 0.01, 2), better(0.01));
    expect(found.outcome).toBe('short');
    // 2 (0.01 / 0.005)² (2.101 + 0.842)² = 69.3 of each, 10 are there.
    expect(found.moreRuns).toBe(60);
    expect(found.reason).toBe(
      'The interval reaches 0.01. If what was seen is true, about 60 more runs of each would settle it.',
    );
    expect(check(baseline, sampleOf(10, 0.908, 0.01, 2), better(0.01))).toMatchObject({
      outcome: 'short',
      moreRuns: null,
    });
    expect(check(baseline, sampleOf(10, 0.89, 0.01, 2), better(0.01)).outcome).toBe('fails');
  });

  it('counts pairs where runs are paired', () => {
    const candidate = baseline.map((value, i) => value + 0.004 + 0.004 * Math.sin(7 * i));
    const found = check(baseline, candidate, better(), { seeds: true });
    expect(found).toMatchObject({ outcome: 'clears', paired: true });
    expect(check(baseline, candidate, better()).outcome).toBe('short');
  });

  it('lets through what is not worse by the margin', () => {
    const candidate = sampleOf(10, 0.898, 0.01, 3);
    expect(check(baseline, candidate, notWorse(0.02)).outcome).toBe('clears');
    expect(check(baseline, candidate, notWorse(0.005)).outcome).toBe('short');
    expect(check(baseline, sampleOf(10, 0.85, 0.01, 3), notWorse(0.02)).outcome).toBe('fails');
  });

  it('makes no claim of fewer than five runs, unless values alone are asked for', () => {
    const one = check(baseline, [0.95], better());
    expect(one).toMatchObject({ outcome: 'noClaim', moreRuns: 4, byValue: false });
    expect(one.reason).toBe(
      'One candidate run beats 10 of 10 of the baseline; another run of the baseline would do as well with probability 1/11 (0.090909). ' +
        'No claim about the candidate can be made from one run.',
    );
    expect(check(baseline, [0.9, 0.95, 0.97, 0.96], better())).toMatchObject({ outcome: 'noClaim', moreRuns: 1 });
    const single = { allowSingle: true };
    expect(check(baseline, [0.95], better(0.01), single)).toMatchObject({ outcome: 'clears', byValue: true });
    expect(check(baseline, [0.905], better(0.01), single)).toMatchObject({ outcome: 'fails', byValue: true });
    expect(check(baseline, [0.95], better(), single).reason).toMatch(/^By value alone, which claims nothing\. /);
    expect(check(baseline, [], better(), single)).toMatchObject({
      outcome: 'noClaim',
      byValue: false,
      improvement: null,
    });
  });

  test('a turned metric with the turned goal is judged alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: 0, max: 10 }),
        (seed, shift, by) => {
          const candidate = sampleOf(8, 0.9 + shift / 1000, 0.01, seed);
          for (const rule of [better(by / 1000), notWorse(by / 1000)]) {
            const plain = check(baseline, candidate, rule);
            const turned = check(
              baseline.map((value) => -value),
              candidate.map((value) => -value),
              rule,
              { goal: 'minimize' },
            );
            expect([turned.outcome, turned.moreRuns]).toEqual([plain.outcome, plain.moreRuns]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('of candidates that just miss the bound, one in forty gets through', () => {
    let through = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const random = RandomStream.of(seed, 7);
      const draw = (mean: number): number[] => Array.from({ length: 8 }, () => mean + 0.01 * random.normal());
      if (check(draw(0.9), draw(0.91), better(0.01)).outcome === 'clears') through++;
    }
    // Binomial of 1,000 and 0.025: 99.9 % lie within.
    expect(through).toBeGreaterThan(9);
    expect(through).toBeLessThan(44);
  });
});

describe('printed', () => {
  const resultOf = (checks: readonly GateCheck[], warnings: readonly string[] = []): GateResult => ({
    title: 'Gate of digits',
    passed: checks.every(({ outcome }) => outcome === 'clears'),
    checks,
    warnings,
  });
  const base = sampleOf(10, 0.9, 0.01, 1);
  const clears = check(base, sampleOf(10, 0.93, 0.01, 2), better(0.01));
  const fails = { ...check(base, sampleOf(10, 0.85, 0.01, 2), notWorse(0.01)), metric: 'a|b <c>' };

  test('as Markdown', () => {
    expect(gateMarkdown(resultOf([clears, fails], ['Look <here>']), { link: 'https://assay.example/x y' }))
      .toBe(`### ❌ Gate of digits: not cleared

| metric | wanted | baseline | candidate | better by (interval) | n | p | |
|---|---|--:|--:|--:|--:|--:|---|
| accuracy | better by more than 0.01 | 0.9 | 0.93 | +0.03 (95 %: +0.020604 to +0.039396) | 10 / 10 | < 0.001 | ✅ clears |
| a\\|b \\<c\\> | not worse by 0.01 | 0.9 | 0.85 | −0.05 (95 %: −0.059396 to −0.040604) | 10 / 10 | < 0.001 | ❌ fails |

- **accuracy**: The whole interval lies beyond 0.01.
- **a\\|b \\<c\\>**: It is worse by 0.01 or more: the whole interval says so.

> Look \\<here\\>

[Runs in Assay](https://assay.example/x%20y)
`);
  });

  test('as JUnit XML', () => {
    const suites = readXml(gateJunit(resultOf([clears, fails])));
    expect(suites).toMatchObject({ name: 'testsuites', attributes: { tests: '2', failures: '1' } });
    const cases = suites.children[0]?.children ?? [];
    expect(cases.map(({ attributes }) => attributes['name'])).toEqual([
      'accuracy is better by more than 0.01',
      'a|b <c> is not worse by 0.01',
    ]);
    expect(cases.map(({ children }) => children.map(({ name }) => name))).toEqual([
      ['system-out'],
      ['failure', 'system-out'],
    ]);
    expect(cases[1]?.children[0]?.attributes).toMatchObject({ type: 'fails' });
  });

  test('whatever names there are, the XML can be read and has them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (metric, warning) => {
        const { children } = readXml(gateJunit(resultOf([{ ...clears, metric }], [warning])));
        const kept = metric
          .toWellFormed()
          .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
        expect(children[0]?.children[0]?.attributes['name']).toBe(`${kept} is better by more than 0.01`);
        const lines = gateMarkdown(resultOf([{ ...clears, metric }], [warning])).split('\n');
        expect(lines[4]?.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(9);
      }),
    );
  });
});
