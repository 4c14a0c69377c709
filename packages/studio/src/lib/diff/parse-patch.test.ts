import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changedLines, pairLines, parsePatch } from './parse-patch.ts';

const patch = `diff --git a/src/train.ts b/src/train.ts
index 1111..2222 100644
--- a/src/train.ts
+++ b/src/train.ts
@@ -10,4 +10,5 @@ function train() {
 const a = 1;
-const rate = 0.1;
+const rate = 0.03;
+const decay = 0;
 
 return a;
diff --git a/new.txt b/new.txt
new file mode 100644
--- /dev/null
+++ b/new.txt
@@ -0,0 +1 @@
+--- not a header
\\ No newline at end of file
diff --git a/old.txt b/old.txt
deleted file mode 100644
--- a/old.txt
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git a/one.ts b/two.ts
similarity index 100%
rename from one.ts
rename to two.ts
diff --git a/image.png b/image.png
Binary files a/image.png and b/image.png differ
`;

describe('a patch of git', () => {
  const files = parsePatch(patch);
  it('tells what became of each file', () => {
    expect(files.map(({ name, oldName, change, isBinary }) => [name, oldName, change, isBinary])).toEqual([
      ['src/train.ts', undefined, 'changed', false],
      ['new.txt', undefined, 'created', false],
      ['old.txt', undefined, 'deleted', false],
      ['two.ts', 'one.ts', 'renamed', false],
      ['image.png', undefined, 'changed', true],
    ]);
    expect(files.map((file) => Object.values(changedLines(file)))).toEqual([
      [2, 1],
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
  });

  it('numbers the lines', () => {
    const [hunk] = files[0]?.hunks ?? [];
    expect(hunk?.place).toBe('function train() {');
    expect(hunk?.lines.map(({ before, after, text }) => [before, after, text])).toEqual([
      [10, 10, 'const a = 1;'],
      [11, null, 'const rate = 0.1;'],
      [null, 11, 'const rate = 0.03;'],
      [null, 12, 'const decay = 0;'],
      [12, 13, ''],
      [13, 14, 'return a;'],
    ]);
    expect(pairLines(hunk?.lines ?? []).map((pair) => pair.map((line) => line?.text))).toEqual([
      ['const a = 1;', 'const a = 1;'],
      ['const rate = 0.1;', 'const rate = 0.03;'],
      [undefined, 'const decay = 0;'],
      ['', ''],
      ['return a;', 'return a;'],
    ]);
  });
});

it.each([
  ['', 0],
  ['no patch at all\n+ really', 0],
  ['--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n', 2],
  ['--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n a\n\n+b\ndiff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n', 2],
])('reads what it can of %j', (text, files) => {
  expect(parsePatch(text).length).toBe(files);
});

const lines = fc
  .array(fc.constantFrom('a', 'b', '-- c', '++ d', '', '@@ -1 +1 @@', 'diff --git a/x b/x'), { maxLength: 30 })
  .map((all) => all.map((line) => `${line}\n`).join(''));

test('a patch that was made of two texts holds both, wherever it is cut off', () => {
  fc.assert(
    fc.property(lines, lines, fc.nat(2000), (left, right, cut) => {
      fc.pre(left !== right);
      const made = createTwoFilesPatch('a/x', 'b/x', left, right, undefined, undefined, { context: 1000 });
      const all = parsePatch(made).flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
      const text = (kinds: readonly string[]): string =>
        all
          .filter(({ kind }) => kinds.includes(kind))
          .map((line) => `${line.text}\n`)
          .join('');
      expect(text(['same', 'removed'])).toBe(left);
      expect(text(['same', 'added'])).toBe(right);
      const part = parsePatch(made.slice(0, cut)).flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
      expect(part.length).toBeLessThanOrEqual(all.length);
    }),
  );
});
