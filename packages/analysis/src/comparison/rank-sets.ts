import { cliquesWithin, friedman, nemenyiCriticalDifference } from '@assay/stats';
import { keysInUse, rowsByKey, valuesOf } from './choose-pairing.ts';
import type { ComparedRanking } from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import type { ComparisonInput } from './comparison-input.ts';
import { formatNumber, formatP } from './format-number.ts';

/**
 * Average ranks of three sets or more over blocks, with M. Friedman's test and P. B. Nemenyi's critical difference (J. Demšar, JMLR 7, 2006). Blocks are data sets, values being means over the runs on one, or other keys (folds apart) that name each run once.
 * null: fewer than three sets or five blocks.
 */
export function rankSets(input: ComparisonInput): ComparedRanking | null {
  const { sets, goal, keyFields, pairing, confidence, metric } = input;
  if (sets.length < 3 || pairing === 'none') return null;
  const keys = pairing === 'asked' ? keyFields : keysInUse(sets, keyFields);
  const ofData = keys.filter(({ role }) => role === 'dataset');
  const used = ofData.length > 0 ? ofData : keys;
  if (used.length === 0 || used.some(({ role }) => role === 'fold')) return null;
  const rows = sets.map((set) => rowsByKey(set, used));
  if (ofData.length === 0 && rows.some((own) => [...own.values()].some(({ length }) => length > 1))) return null;
  const blocks = [...(rows[0]?.keys() ?? [])].filter((key) => rows.every((own) => own.has(key))).sort();
  if (blocks.length < fewestUnits) return null;
  const columns = sets.map((set, i) => valuesOf(set, rows[i] ?? new Map<string, number[]>(), blocks));
  const sign = goal === 'maximize' ? -1 : 1;
  const table = blocks.map((_, block) => columns.map((column) => sign * (column[block] as number)));
  const { averageRanks, chiSquare, fPValue } = friedman(table);
  const criticalDifference = nemenyiCriticalDifference(sets.length, blocks.length, 1 - confidence);
  const cliques = cliquesWithin(averageRanks, criticalDifference).map((clique) => [...clique]);
  const order = [...averageRanks.keys()].sort((x, y) => (averageRanks[x] ?? 0) - (averageRanks[y] ?? 0));
  const ranked = order.map((i) => `${sets[i]?.name} ${formatNumber(averageRanks[i] ?? 0)}`).join(', ');
  const what = `${blocks.length} ${ofData.length > 0 ? 'data sets' : `values of ${used.map(({ field }) => field).join(' and ')}`}`;
  const isTold = fPValue < 1 - confidence;
  const told = isTold ? 'the sets do not rank alike' : 'the ranks may be chance';
  const rule = isTold ? `; two differ when their ranks are more than ${formatNumber(criticalDifference)} apart` : '';
  return {
    by: used.map(({ field }) => field),
    blocks: blocks.length,
    averageRanks: [...averageRanks],
    chiSquare,
    p: fPValue,
    criticalDifference,
    cliques,
    sentence: `Average ranks on ${metric} over ${what}: ${ranked}; ${told} (Friedman, Iman and Davenport: ${formatP(fPValue)})${rule}.`,
  };
}
