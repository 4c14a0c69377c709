/**
 * Of the one file that a report is: readable on any screen in light and dark, always light on paper, with room for A4 and Letter
 * alike, figures and tables kept whole, and their heads repeated.
 */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1d2026; --soft: #5a616d; --line: #d9dce2; --paper: #ffffff; --wash: #f4f5f7; --link: #0b5cad; --fault: #a1330f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ec; --soft: #a3abb8; --line: #3a404b; --paper: #14171c; --wash: #1d2128; --link: #7fb8f2; --fault: #ff9d7a; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 46rem; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul, ol, blockquote, pre { margin: .5rem 0 .75rem; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .9rem; color: var(--soft); }
a { color: var(--link); }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .875em; background: var(--wash); border-radius: 3px; }
code { padding: .1em .3em; }
pre { padding: .75rem; overflow-x: auto; }
pre code { padding: 0; background: none; font-size: 1em; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
figure { margin: 1.25rem 0 1.5rem; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { font-size: .8125rem; line-height: 1.45; color: var(--soft); margin-top: .5rem; }
.name { font-weight: 600; color: var(--ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; line-height: 1.35; font-variant-numeric: tabular-nums; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
th, td { padding: .3rem .6rem .3rem 0; text-align: start; vertical-align: top; }
table.wide { font-size: .75rem; }
thead th { border-bottom: .75px solid var(--ink); font-weight: 600; }
th:last-child, td:last-child { padding-inline-end: 0; }
.n { text-align: end; white-space: nowrap; }
.verdict { border-inline-start: 4px solid #0072b2; padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; }
.verdict p { font-size: 1.125rem; line-height: 1.45; margin: 0; }
.verdict ul { font-size: .8125rem; color: var(--soft); margin: .5rem 0 0; padding-inline-start: 1.1rem; }
.fault { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; font-size: .875rem; color: var(--soft); white-space: pre-line; }
.fault.wrong { color: var(--fault); }
details { font-size: .8125rem; margin-top: .35rem; }
summary { cursor: pointer; color: var(--soft); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .75rem; color: var(--soft); }
@page { margin: 18mm 16mm; }
@media print {
  footer { margin-top: 1rem; break-before: avoid; }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --wash: #f4f4f4; --link: #000; --fault: #000; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  figure, .verdict, tr, pre, blockquote { break-inside: avoid; }
  figure.of-table { break-inside: auto; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  details { display: none; }
  .scroll { overflow: visible; }
  table.wide { font-size: 6.5pt; }
  th, td { padding-inline-end: .4rem; overflow-wrap: anywhere; }
  .n { overflow-wrap: normal; }
}
`.trim();
