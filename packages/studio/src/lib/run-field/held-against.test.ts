import { expect, it } from 'vitest';
import { heldAgainst } from './held-against.ts';

it.each<[Parameters<typeof heldAgainst>, ReturnType<typeof heldAgainst>]>([
  [[0.95, 0.9, 'difference', 'maximize'], { text: '+0.05', verdict: 'better' }],
  [[0.95, 0.9, 'difference', 'minimize'], { text: '+0.05', verdict: 'worse' }],
  [[0.4, 0.5, 'percent', 'minimize'], { text: '−20 %', verdict: 'better' }],
  [[-3, -2, 'percent', 'maximize'], { text: '−50 %', verdict: 'worse' }],
  [[1, 3, 'percent', null], { text: '−66.7 %', verdict: undefined }],
  [[0, 0, 'percent', 'minimize'], { text: '0 %', verdict: undefined }],
  [[1, 0, 'percent', 'minimize'], undefined],
  [[Number.NaN, 1, 'difference', null], undefined],
  [[1, Number.POSITIVE_INFINITY, 'difference', null], undefined],
])('%j', (given, held) => {
  expect(heldAgainst(...given)).toEqual(held);
});
