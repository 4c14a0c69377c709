import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RandomStream } from '@assay/base';
import {
  adjustPValues,
  fanova,
  friedman,
  interquartileMean,
  kendall,
  kolmogorovSmirnov,
  kruskalWallis,
  levene,
  mannWhitney,
  oneWayAnova,
  pairedTTest,
  pearson,
  pedAnova,
  quantile,
  shapiroWilk,
  spearman,
  standardDeviation,
  studentTTest,
  tTestPower,
  tukeyHsd,
  welchTTest,
  wilcoxonSignedRank,
} from '@assay/stats';
import type { Adjustment, ImportanceData } from '@assay/stats';
import { expect, test } from 'vitest';
import { findPythonClients } from '../../../../tools/needs/python-clients.ts';
import { runProcess } from '../../../../tools/process/run-process.ts';

interface Case {
  readonly kind: 'samples' | 'exactly' | 'pValues' | 'power' | 'trials';
  readonly arguments: readonly unknown[];
  readonly ours: Readonly<Record<string, number>>;
}

const python = findPythonClients('statistics');

/** What SciPy, statsmodels and Optuna answer on the cases. */
async function answersOf(cases: readonly Case[]): Promise<Record<string, number>[]> {
  if (python === undefined)
    throw new Error('the Python packages are not there; run the stage `statistics` of npm test');
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-statistics-'));
  try {
    const file = path.join(folder, 'cases.json');
    writeFileSync(file, JSON.stringify(cases.map((one) => ({ kind: one.kind, arguments: one.arguments }))));
    const program = path.join(import.meta.dirname, 'python', 'statistics.py');
    const { code, output } = await runProcess(python, [program, file], { timeoutMs: 100_000 });
    expect(code, output).toBe(0);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '[]') as Record<string, number>[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function samplesCase([x, y, z]: readonly [number[], number[], number[]]): Case {
  const welch = welchTTest(x, y);
  const asymptotic = { method: 'asymptotic' } as const;
  const groups = [x, y, z];
  const kruskal = kruskalWallis(groups);
  const anova = oneWayAnova(groups);
  const ranked = friedman(x.map((value, i) => [value, y[i] ?? NaN, z[i] ?? NaN]));
  const tukey = tukeyHsd(groups);
  const shapiro = shapiroWilk(x);
  const product = pearson(x, y);
  const ranks = spearman(x, y);
  const ours = {
    'welch.t': welch.t,
    'welch.p': welch.pValue,
    'welch.df': welch.df,
    'welch.low': welch.low,
    'welch.high': welch.high,
    'student.p': studentTTest(x, y).pValue,
    'student.less': studentTTest(x, y, { alternative: 'less' }).pValue,
    'paired.p': pairedTTest(x, y).pValue,
    'mannWhitney.u': mannWhitney(x, y).u,
    'mannWhitney.p': mannWhitney(x, y, asymptotic).pValue,
    'mannWhitney.greater': mannWhitney(x, y, { ...asymptotic, alternative: 'greater' }).pValue,
    'wilcoxon.p': wilcoxonSignedRank(x, y, asymptotic).pValue,
    'wilcoxon.pratt': wilcoxonSignedRank(x, y, { ...asymptotic, zeros: 'pratt' }).pValue,
    'wilcoxon.zsplit': wilcoxonSignedRank(x, y, { ...asymptotic, zeros: 'zsplit', continuityCorrection: false }).pValue,
    'kruskal.h': kruskal.h,
    'kruskal.p': kruskal.pValue,
    'anova.f': anova.f,
    'anova.p': anova.pValue,
    'levene.p': levene(groups).pValue,
    'levene.mean': levene(groups, 'mean').pValue,
    'friedman.chiSquare': ranked.chiSquare,
    'friedman.p': ranked.pValue,
    'tukey.01': tukey[0]?.pValue ?? NaN,
    'tukey.02': tukey[1]?.pValue ?? NaN,
    'shapiro.w': shapiro.w,
    'shapiro.p': shapiro.pValue,
    'pearson.r': product.estimate,
    'pearson.p': product.pValue,
    'pearson.low': product.low,
    'spearman.r': ranks.estimate,
    'spearman.p': ranks.pValue,
    'kendall.tau': kendall(x, y).estimate,
    iqm: interquartileMean(x),
    quantile: quantile(x, 0.3),
    deviation: standardDeviation(x),
  };
  return { kind: 'samples', arguments: [x, y, z], ours };
}

function exactCase(x: number[], y: number[]): Case {
  const ours = {
    'ks.d': kolmogorovSmirnov(x, y).d,
    'ks.p': kolmogorovSmirnov(x, y).pValue,
    'mannWhitney.exact': mannWhitney(x, y).pValue,
    'wilcoxon.exact': wilcoxonSignedRank(x, y).pValue,
    'kendall.exact': kendall(x, y).pValue,
  };
  return { kind: 'exactly', arguments: [x, y], ours };
}

function pValuesCase(pValues: number[]): Case {
  const adjustments: readonly Adjustment[] = ['holm', 'benjamini-hochberg', 'benjamini-yekutieli', 'bonferroni'];
  const named = adjustments.flatMap((how) => adjustPValues(pValues, how).map((p, i) => [`${how}.${i}`, p] as const));
  return { kind: 'pValues', arguments: [pValues], ours: Object.fromEntries(named) };
}

function powerCase(effect: number, runs: number, alpha: number): Case {
  const ours = {
    paired: tTestPower(effect, runs, { design: 'paired', alpha }),
    'two-sample': tTestPower(effect, runs, { design: 'two-sample', alpha }),
    'paired.greater': tTestPower(effect, runs, { design: 'paired', alpha, alternative: 'greater' }),
  };
  return { kind: 'power', arguments: [effect, runs, alpha], ours };
}

function trialsCase(random: RandomStream): Case {
  const draw = (make: () => number): number[] => Array.from({ length: 200 }, make);
  const log = draw(() => 10 ** (-4 * random.uniform()));
  const plain = draw(() => 2 * random.uniform() - 1);
  const whole = draw(() => 1 + random.below(20));
  const losses = log.map((value, i) => (Math.log10(value) + 1) ** 2 + (plain[i] ?? 0) ** 2 + (whole[i] ?? 0) / 20);
  const data: ImportanceData = {
    losses,
    parameters: [
      { domain: { kind: 'float', low: 1e-4, high: 1, log: true }, values: log },
      { domain: { kind: 'float', low: -1, high: 1 }, values: plain },
      { domain: { kind: 'int', low: 1, high: 20 }, values: whole },
    ],
  };
  const ped = pedAnova(data, { isNormalised: false });
  const forests = [0, 1, 2].map((seed) => fanova(data, { measure: 'plain' }, seed).importances);
  const names = ['log', 'plain', 'whole'];
  const ours = Object.fromEntries(
    names.flatMap((name, i) => [
      [`ped.${name}`, ped[i] ?? NaN],
      [`fanova.${name}`, forests.reduce((sum, shares) => sum + (shares[i] ?? NaN), 0) / 3],
    ]),
  );
  return { kind: 'trials', arguments: [[log, plain, whole], losses], ours };
}

/** Relative, or absolute below 1. SciPy's own weights of Shapiro and Wilk have 8 digits, its Tukey about 9; forests differ by their random numbers. */
const toleranceOf = (name: string): number =>
  name.startsWith('fanova')
    ? 0.03
    : name.startsWith('shapiro')
      ? 1e-6
      : /^tukey|^paired|^two-sample/.test(name)
        ? 1e-7
        : 1e-9;

test('SciPy, statsmodels and Optuna give the same values', async () => {
  const random = RandomStream.of(2026);
  const sample = (length: number, make: () => number): number[] => Array.from({ length }, make);
  const cases: Case[] = [trialsCase(random)];
  for (const length of [6, 9, 15, 40]) {
    const shift = random.uniform();
    const normal = (): number => random.normal();
    const shifted = (): number => shift + 2 * random.normal();
    // Few distinct values: many ties.
    const tied = (): number => Math.round(2 * random.normal());
    cases.push(samplesCase([sample(length, normal), sample(length, shifted), sample(length, normal)]));
    cases.push(samplesCase([sample(length, tied), sample(length, tied), sample(length, tied)]));
    if (length < 20) cases.push(exactCase(sample(length, normal), sample(length, shifted)));
    cases.push(pValuesCase(sample(length, () => random.uniform() ** 3)));
    cases.push(powerCase(random.uniform(), length, 0.01 + 0.1 * random.uniform()));
  }
  const answers = await answersOf(cases);
  for (const [i, { kind, ours }] of cases.entries()) {
    const theirs = answers[i] ?? {};
    expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
    for (const [name, value] of Object.entries(ours)) {
      const want = theirs[name] ?? NaN;
      const error = Math.abs(value - want) / Math.max(1, Math.abs(want));
      expect(error, `case ${i} (${kind}), ${name}: ${value}, not ${want}`).toBeLessThan(toleranceOf(name));
    }
  }
});
