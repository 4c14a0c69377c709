import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

/** pdfLaTeX with booktabs, caption and float, which Debian keeps apart from it; 48 MB to fetch. */
export const latex: Need = {
  name: 'LaTeX',
  find: () => findCommand('pdflatex'),
  install: (say) => installDebianPackages(['texlive-latex-base', 'texlive-latex-recommended'], say),
  explain: 'With it the tests compile the tables and reports that Assay writes as LaTeX.',
};
