import { AssayError } from '@assay/base';
import { expect, test } from 'vitest';
import { BodyBudget } from './body-budget.ts';

test('what is given back can be held again, once', () => {
  const budget = new BodyBudget(10);
  const first = budget.hold(6);
  expect(() => budget.hold(5)).toThrow(AssayError);
  const second = budget.hold(4);
  first();
  first();
  expect(() => budget.hold(7)).toThrow(expect.objectContaining({ code: 'TooManyRequests' }));
  budget.hold(6);
  second();
});

test('one body is let in, however large', () => {
  const budget = new BodyBudget(10);
  const large = budget.hold(100);
  expect(() => budget.hold(1)).toThrow(AssayError);
  large();
  budget.hold(1);
});
