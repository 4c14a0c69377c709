import { expect, it } from 'vitest';
import { withoutAnsi } from './without-ansi.ts';

it.each([
  ['plain', 'plain'],
  ['\u001B[32mgreen\u001B[0m text', 'green text'],
  ['10%\r55%\r100%', '100%'],
  ['done\r', 'done'],
  ['\u001B]0;title\u0007shown', 'shown'],
  ['', ''],
])('reads %j as %j', (text, plain) => {
  expect(withoutAnsi(text)).toBe(plain);
});
