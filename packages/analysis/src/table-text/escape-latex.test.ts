import { expect, it } from 'vitest';
import { escapeLatex } from './escape-latex.ts';

it.each([
  ['50 % of $x_1$ & {y} # ~ ^', String.raw`50 \% of \$x\_1\$ \& \{y\} \# \textasciitilde{} \textasciicircum{}`],
  ['\\input{/etc/passwd}', String.raw`\textbackslash{}input\{/etc/passwd\}`],
  // At the beginning of a row of a table it would be taken for an argument of the line's end before.
  ['[a] `b` "c" a--b', String.raw`{[}a{]} \textasciigrave{}b\textasciigrave{} ''c'' a-{}-b`],
  [
    'Δ ≤ 1 ± 2 × 3 …',
    String.raw`\ensuremath{\Delta} \ensuremath{\leq} 1 \ensuremath{\pm} 2 \ensuremath{\times} 3 \ldots{}`,
  ],
  ['é ß ő', 'é ß ő'],
  ['a\u200Bb‛', String.raw`a\allowbreak{}b{[}U+201B{]}`],
  ['日\u0007\uD800', '{[}U+65E5{]} {[}U+FFFD{]}'],
])('%j', (text, latex) => expect(escapeLatex(text)).toBe(latex));
