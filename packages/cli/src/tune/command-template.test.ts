import { expect, test } from 'vitest';
import { checkTemplate, fillTemplate } from './command-template.ts';

const place = { trial: 7, run: 'abc', study: 'digits' };
const fill = (words: readonly string[], values = {}): readonly string[] => fillTemplate(words, values, place);

test('names are replaced by values, as often as they stand there', () => {
  const words = ['train', '--lr', '{lr}', '--out=out/{study}/{trial}', '{lr}-{units}', '{run}'];
  expect(fill(words, { lr: 1e-7, units: 64 })).toEqual([
    'train',
    '--lr',
    '1e-7',
    '--out=out/digits/7',
    '1e-7-64',
    'abc',
  ]);
  expect(fill(['x', '{flag}', '{name}'], { flag: true, name: "it's $HOME" })).toEqual(['x', 'true', "it's $HOME"]);
});

test('a parameter wins over a place of the same name; values are not looked into again', () => {
  expect(fill(['x', '{trial}', '{a}'], { trial: 'mine', a: '{trial}' })).toEqual(['x', 'mine', '{trial}']);
});

test('other braces stay', () => {
  const words = ['sh', '-c', 'echo ${HOME} {} {"a": 1} {{lr}} {a,b}'];
  expect(fill(words, { lr: 1 })).toEqual(['sh', '-c', 'echo ${HOME} {} {"a": 1} {lr} {a,b}']);
});

test('what a trial does not have is left out with its option', () => {
  const words = ['train', '--momentum', '{momentum}', '--decay={decay}', '--lr', '{lr}', '{momentum}'];
  expect(fill(words, { lr: 1 })).toEqual(['train', '--lr', '1']);
  expect(fill(words, { lr: 1, momentum: 0.9, decay: 0 })).toEqual([
    'train',
    '--momentum',
    '0.9',
    '--decay=0',
    '--lr',
    '1',
    '0.9',
  ]);
});

test('a name that is no parameter is a mistake; parameters that are not named are told', () => {
  expect(() => checkTemplate(['train', '{lrr}'], ['lr'])).toThrow('{lrr} is not a parameter of the space (lr)');
  expect(checkTemplate(['train', '{lr}', '{trial}', '{{else}}'], ['lr', 'units'])).toEqual(['units']);
});
