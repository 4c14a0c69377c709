import { expect, test } from 'vitest';
import { scanText } from './module-scan.ts';

const importsOf = (text: string) => scanText('x.ts', text).imports.map(({ specifier, kind }) => `${kind} ${specifier}`);
const refusedIn = (text: string) => scanText('x.ts', text).refused.map(({ what }) => what);

test.each([
  [`import { a } from './a.ts'`, ['static ./a.ts']],
  [`import './a.css'`, ['static ./a.css']],
  [`import type { A } from './a.ts'`, ['type ./a.ts']],
  [`import { type A, type B } from './a.ts'`, ['type ./a.ts']],
  [`import { type A, b } from './a.ts'`, ['static ./a.ts']],
  [`export { a } from './a.ts'; export type { B } from './b.ts'`, ['static ./a.ts', 'type ./b.ts']],
  [`const a = await import('./a.ts')`, ['dynamic ./a.ts']],
  [`type A = import('./a.ts').A`, ['type ./a.ts']],
  [`const text = "import x from './no.ts'"; // import './no.ts'`, []],
])('imports of %s', (text, expected) => {
  expect(importsOf(text)).toEqual(expected);
});

test.each([
  [`export * from './a.ts'`, ['export *']],
  [`export default 3`, ['default export']],
  [`enum A { b }`, ['enum']],
  [`namespace A { export const b = 1 }`, ['namespace']],
  [`declare global { interface Window { a: string } }`, []],
  [`let a: any`, ['any']],
  [`const many = 'any'`, []],
  [`const a = b as unknown as C`, ['as unknown as']],
  [`const a = b as unknown`, []],
])('refused in %s', (text, expected) => {
  expect(refusedIn(text)).toEqual(expected);
});

test('lines are those of the file', () => {
  const scan = scanText('x.ts', `// one\n\nimport { a } from './a.ts';\nlet b: any;\n`);
  expect(scan.imports[0]?.line).toBe(3);
  expect(scan.refused[0]?.line).toBe(4);
  expect(scan.comments).toEqual([{ text: ' one', line: 1 }]);
});
