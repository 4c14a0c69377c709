import { execFileSync } from 'node:child_process';
import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

/** pdfLaTeX, where it has what our documents use and Debian keeps apart from it. */
function findPdfLatex(): string | undefined {
  const kpsewhich = findCommand('kpsewhich');
  if (kpsewhich === undefined) return undefined;
  try {
    execFileSync(kpsewhich, ['booktabs.sty', 'caption.sty', 'float.sty'], { stdio: 'ignore' });
    return findCommand('pdflatex');
  } catch {
    return undefined;
  }
}

/** 48 MB to fetch. */
export const latex: Need = {
  name: 'LaTeX',
  find: findPdfLatex,
  install: (say) => installDebianPackages(['texlive-latex-base', 'texlive-latex-recommended'], say),
  explain: 'With it the tests compile the tables and reports that Assay writes as LaTeX.',
};
