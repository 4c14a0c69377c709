const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '`': '\\textasciigrave{}',
  // After a line's end or \\item they would begin an argument.
  '[': '{[}',
  ']': '{]}',
  '−': '\\ensuremath{-}',
  '±': '\\ensuremath{\\pm}',
  '×': '\\ensuremath{\\times}',
  '∞': '\\ensuremath{\\infty}',
  '≤': '\\ensuremath{\\leq}',
  '≥': '\\ensuremath{\\geq}',
  '≠': '\\ensuremath{\\neq}',
  '≈': '\\ensuremath{\\approx}',
  '→': '\\ensuremath{\\rightarrow}',
  '←': '\\ensuremath{\\leftarrow}',
  '↩': '\\ensuremath{\\hookleftarrow}',
  '…': '\\ldots{}',
  // Where a line may break.
  '\u200B': '\\allowbreak{}',
  '\u202F': '\\,',
  '\u00A0': '~',
  '\u2009': '\\,',
};

// What the usual fonts of pdfLaTeX have no letter for: it would end the run with an error.
const unknown =
  /[^\n\t\u0020-\u007E\u00A0-\u00FF\u0100-\u0125\u0128-\u0137\u0139-\u013E\u0141-\u0148\u014A-\u0165\u0168-\u017E\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u20AC]/gu;
const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  Δ: 'Delta',
  ε: 'varepsilon',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  Σ: 'Sigma',
  τ: 'tau',
  φ: 'varphi',
  χ: 'chi',
  ω: 'omega',
};

/** A text that LaTeX sets as it is, and runs nothing of. Characters without a letter in its fonts become their number. */
export const escapeLatex = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\\{}$&#%_^~<>|"`[\]]/g, (c) => special[c] ?? c)
    .replaceAll(/-(?=-)/g, '-{}')
    .replaceAll(unknown, (c) => special[c] ?? letterOf(c))
    .replaceAll(/[…\u00A0]/g, (c) => special[c] ?? c)
    .replaceAll('±', '\\ensuremath{\\pm}')
    .replaceAll('×', '\\ensuremath{\\times}')
    .replaceAll('¬', '\\ensuremath{\\neg}');

function letterOf(character: string): string {
  const name = greek[character];
  if (name !== undefined) return `\\ensuremath{\\${name}}`;
  const code = character.codePointAt(0) ?? 0;
  return code < 32 ? ' ' : `{[}U+${code.toString(16).toUpperCase().padStart(4, '0')}{]}`;
}
