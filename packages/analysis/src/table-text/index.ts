export { columnTexts } from './column-texts.ts';
export { escapeLatex } from './escape-latex.ts';
