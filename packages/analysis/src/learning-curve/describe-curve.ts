import type { CurveQuestion, CurveReading } from './analyze-curve.ts';

/** What was read of a curve as sentences, the most important one first. `currency`: of the price, behind each cost. */
export function describeCurve(reading: CurveReading, question: CurveQuestion, currency = ''): string[] {
  const { name } = question;
  const { record, best, noise } = reading;
  const cost = (amount: number | null): string =>
    amount === null
      ? ''
      : `, ${amount >= 0.1 ? amount.toFixed(2) : Number(amount.toPrecision(2))}${currency === '' ? '' : ` ${currency}`}`;
  const words = [stateWords(reading, question, cost)];
  if (reading.overfitting === null && reading.state === 'worsened' && reading.plateau !== null)
    words.push(plateauWords(reading.plateau, cost));
  if (reading.nonFinite !== null && reading.nonFinite.recovered)
    words.push(
      `${count(reading.nonFinite.count, 'value')} of it ${reading.nonFinite.count === 1 ? 'is' : 'are'} NaN or infinite, the first at step ${reading.nonFinite.step}; it recovered.`,
    );
  if (question.target !== undefined && question.target !== null && question.goal !== null) {
    const { reached } = record;
    const target = numberText(question.target);
    if (reached === null) {
      const nearest = best === null ? '' : `; the nearest is ${numberText(best.value)}`;
      words.push(`It never reached ${target}${nearest}.`);
    } else {
      const { first, lasting } = reached;
      const stayed =
        lasting === null
          ? ', and was not there at the end'
          : lasting.step === first.step
            ? ' and stayed there'
            : `, and for good at step ${lasting.step}`;
      words.push(
        `It reached ${target} at step ${first.step}, after ${durationText(first.elapsedMs)}${cost(reading.costToTarget)}${stayed}.`,
      );
    }
  }
  if (record.blockPoints > 1)
    words.push(
      `Told from means of ${record.blockPoints} points each; best value, target and first NaN are of the points themselves.`,
    );
  if (noise !== null && noise > 0 && (reading.smoothness ?? 1) < 0.5)
    words.push(`From point to point ${name} scatters by ${numberText(noise)}, which is most of what moves it.`);
  return words;
}

type CostWords = (amount: number | null) => string;

function stateWords(reading: CurveReading, question: CurveQuestion, cost: CostWords): string {
  const { state, best, worsening, overfitting, nonFinite, record } = reading;
  const { name } = question;
  const bestWords = best === null ? '' : `; best ${numberText(best.value)} at step ${best.step}`;
  switch (state) {
    case 'diverged': {
      if (nonFinite !== null && !nonFinite.recovered) {
        const from = nonFinite.count === 1 ? 'at' : 'from';
        return `${name} diverged: it is ${numberText(nonFinite.value)} ${from} step ${nonFinite.step}${nonFinite.count === 1 ? '' : ' on'}${bestWords}.`;
      }
      return `${name} diverged from step ${worsening?.step ?? record.last.step} on: it ended at ${numberText(record.last.value)}${bestWords}.`;
    }
    case 'worsened': {
      const by = numberText(worsening?.by ?? 0);
      const since = `it has worsened by ${by} since`;
      if (overfitting === null)
        return `${name} was best long before its end${bestWords}; from step ${worsening?.step} on ${since}.`;
      const { trainingName, training, step } = overfitting;
      const beside =
        training === null
          ? ' (told from this curve alone)'
          : training === 'improved'
            ? ` while ${trainingName} went on improving`
            : ` while ${trainingName} stood still`;
      return `${name} overfits from step ${step} on${bestWords}; ${since}${beside}.`;
    }
    case 'plateau':
      return `${name} ${reading.plateau === null ? '' : plateauText(reading.plateau, cost)}${bestWords}.`;
    case 'improving':
      return `${name} was still improving at its end${bestWords}.`;
    case 'short':
      return `${name} has ${count(record.pointCount, 'point')}, too few to tell how it goes${bestWords}.`;
    case 'unknown':
      return `Nobody has said whether less or more of ${name} is better, and its name does not tell: set its goal.`;
    default:
      return state satisfies never;
  }
}

function plateauText(flat: NonNullable<CurveReading['plateau']>, cost: CostWords): string {
  const spent = flat.afterMs > 0 ? ` (${durationText(flat.afterMs)}${cost(flat.afterCost)})` : '';
  return `stopped improving at step ${flat.step}: the ${count(flat.pointsAfter, 'point')} after it${spent} brought ${flat.within > 0 ? `less than ${numberText(flat.within)}` : 'nothing'}`;
}

const plateauWords = (flat: NonNullable<CurveReading['plateau']>, cost: CostWords): string =>
  `It ${plateauText(flat, cost)}.`;

const count = (n: number, what: string): string => `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;

/** Four significant digits. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const text = Number(value.toPrecision(4));
  const size = Math.abs(text);
  return size !== 0 && (size < 1e-4 || size >= 1e7) ? text.toExponential() : String(text);
}

/** Two or three digits of the unit that fits. */
export function durationText(ms: number): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ] as const;
  const [size, unit] = units.find(([each]) => Math.abs(ms) >= each) ?? [1, 'ms'];
  return `${Number((ms / size).toPrecision(Math.abs(ms / size) >= 100 ? 3 : 2))} ${unit}`;
}
