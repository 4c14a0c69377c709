import { expect, it } from 'vitest';
import { sequentialColour } from './sequential-colour.ts';

it('goes from the dark end to the light end, with text that can be read on it', () => {
  expect(sequentialColour(0)).toEqual({ ground: 'rgb(68 1 84)', text: '#ffffff' });
  expect(sequentialColour(1)).toEqual({ ground: 'rgb(253 231 37)', text: '#000000' });
  expect([sequentialColour(-3), sequentialColour(7)]).toEqual([sequentialColour(0), sequentialColour(1)]);
});

it('lies between its stops in between', () => {
  expect(sequentialColour(0.5 / 9).ground).toBe('rgb(70 21 102)');
});
