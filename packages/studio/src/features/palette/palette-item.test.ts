import { expect, it } from 'vitest';
import { matchingItems, type PaletteItem } from './palette-item.ts';

const item = (label: string): PaletteItem => ({ id: label, icon: 'action', label });
const items = [item('Go to the models'), item('Save the view'), item('Settings')];

it.each([
  ['', ['Go to the models', 'Save the view', 'Settings']],
  ['the VIEW', ['Save the view']],
  [' the  o ', ['Go to the models']],
  ['nothing', []],
])('words %j leave %j', (words, labels) => {
  expect(matchingItems(items, words).map(({ label }) => label)).toEqual(labels);
});
