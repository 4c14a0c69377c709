import { describe, expect, it } from 'vitest';
import { readRunPageView } from './run-page-view.ts';
import { parseSearchText, printSearchText } from './search-text.ts';
import { readViewState } from './view-state.ts';

const runId = '0190a3f0c0de70008000000000000001';

describe('the view in the address', () => {
  it.each([
    ['?filter=metrics.loss.min+%3C+0.1+and+params.opt+%3D+%22adam%22'],
    ['?sort=metrics.loss.min+desc'],
    ['?columns=params.lr&columns=metrics.a,b/c.max'],
    [`?selected=${runId}&x=relativeTime`],
    ['?filter=1'],
    ['?range=-5..10.5'],
    ['?filter=%5B%22not+json%22%5D'],
  ])('survives being read and printed: %s', (text) => {
    expect(printSearchText({ ...readViewState(parseSearchText(text)) })).toBe(text);
  });

  it('keeps the range as two numbers', () => {
    expect(readViewState(parseSearchText('?range=-5..10.5'))).toEqual({ range: { from: -5, to: 10.5 } });
  });

  it.each(['?range=5', '?range=9..3', '?range=a..b', '?range=..', '?x=sideways', '?selected=nonsense', '?filter='])(
    'leaves out what it cannot use: %s',
    (text) => {
      expect(readViewState(parseSearchText(text))).toEqual({});
    },
  );

  it('names a run once and knows the tabs', () => {
    expect(readRunPageView(parseSearchText(`?selected=${runId}&selected=${runId}&tab=logs`))).toEqual({
      selected: [runId],
      tab: 'logs',
    });
    expect(readRunPageView(parseSearchText('?tab=overview'))).toEqual({});
    expect(readRunPageView(parseSearchText('?tab=nowhere&artifact=output:a/b'))).toEqual({ artifact: 'output:a/b' });
  });
});
