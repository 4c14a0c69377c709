import type { ComparedPair, Comparison } from '@assay/wire';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { wordsOf } from '../../lib/run-field/field-words.ts';
import { effectSizeWords } from '../../lib/verdict/verdict-words.ts';
import { Fact, Facts } from '../../widgets/facts.tsx';

interface PairDetailsProps {
  readonly pair: ComparedPair;
  readonly comparison: Comparison;
}

const range = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : ` [${formatNumber(low)}, ${formatNumber(high)}]`;
const share = (value: number): string => `${formatNumber(Math.round(value * 1000) / 10)} %`;
const unitWords = { runs: 'runs', pairs: 'pairs', folds: 'folds', dataSets: 'data sets' } as const;

/** How two sets were compared: the test and why this one, effect sizes, what would settle it, what was checked. */
export function PairDetails({ pair, comparison: { confidence, correction, minEffect } }: PairDetailsProps) {
  const { test, difference, pairing, effectSizes, probabilityOfImprovement, practical, neededRuns, checks } = pair;
  return (
    <div className="verdict-details">
      <Facts>
        <Fact name="Compared">
          {pairing === null
            ? `${formatCount(pair.n.a)} and ${formatCount(pair.n.b)} ${unitWords[pair.unit]}, not paired`
            : `${formatCount(pairing.n)} pairs by ${pairing.by.map(wordsOf).join(', ')}`}
        </Fact>
        <Fact name="Test">
          {test === null
            ? 'none: too few for one'
            : `${test.name}${test.statistic === null ? '' : `, statistic ${formatNumber(test.statistic)}`}${test.df === null ? '' : `, ${formatNumber(test.df)} degrees of freedom`} (${test.method})`}
        </Fact>
        {pair.p !== null && (
          <Fact name="p">
            {formatNumber(pair.p)}
            {pair.pAdjusted !== null &&
              pair.pAdjusted !== pair.p &&
              `; ${formatNumber(pair.pAdjusted)} corrected (${correction})`}
          </Fact>
        )}
        {difference !== null && (
          <Fact name={difference.kind === 'mean' ? 'Difference of means' : 'Shift'}>
            {`${formatNumber(difference.estimate)}${range(difference.low, difference.high)}, ${share(confidence)}, ${difference.method}`}
          </Fact>
        )}
        {effectSizes.map(({ kind, estimate, low, high }) => (
          <Fact key={kind} name={effectSizeWords[kind]}>{`${formatNumber(estimate)}${range(low, high)}`}</Fact>
        ))}
        {probabilityOfImprovement !== null && (
          <Fact name={`P(a run of ${pair.b} is better)`}>
            {`${share(probabilityOfImprovement.estimate)} [${share(probabilityOfImprovement.low)}, ${share(probabilityOfImprovement.high)}]${probabilityOfImprovement.isMeaningful ? ', meaningful' : ''}`}
          </Fact>
        )}
        {practical !== null && minEffect !== null && (
          <Fact name={`Matters (±${formatNumber(minEffect)})`}>
            {`better ${share(practical.better)}, no difference that matters ${share(practical.equivalent)}, worse ${share(practical.worse)}`}
          </Fact>
        )}
        {neededRuns !== null && (neededRuns.forSeenEffect !== null || neededRuns.forMinEffect !== null) && (
          <Fact name={`Needed for ${share(neededRuns.power)} power`}>
            {[
              ...(neededRuns.forSeenEffect === null
                ? []
                : [`${formatCount(neededRuns.forSeenEffect)} each for the difference seen`]),
              ...(neededRuns.forMinEffect === null
                ? []
                : [`${formatCount(neededRuns.forMinEffect)} each for the smallest that matters`]),
            ].join('; ')}
          </Fact>
        )}
      </Facts>
      {test !== null && <p className="verdict-reason">{test.reason}</p>}
      {checks.length > 0 && (
        <ul className="verdict-checks">
          {checks.map(({ kind, isMet, text }) => (
            <li key={kind} data-met={isMet}>
              <span className="verdict-check" aria-hidden="true">
                {isMet === null ? '–' : isMet ? '✓' : '!'}
              </span>
              <span className="visually-hidden">
                {isMet === null ? 'Not checked: ' : isMet ? 'Holds: ' : 'Does not hold: '}
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
