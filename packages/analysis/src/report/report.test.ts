import { describe, expect, it } from 'vitest';
import { scatterFigure } from '../figure/scatter-figure.ts';
import type { MadePanel } from './block.ts';
import { drawPanel } from './draw-panel.ts';
import { maxPanels, panelKey, parseReport } from './parse-report.ts';
import { printReport } from './print-report.ts';
import { isSafeLink } from './prose-html.ts';

const fence = '```';
const panel = (text: string): string => `${fence}assay\n${text}\n${fence}`;
const options = { figures: 'inline', title: 'T <b>', madeMs: 1_795_000_000_000 } as const;

describe('a source', () => {
  it('has its faults told by line, and all of them', () => {
    const source = [
      '# R',
      '',
      panel('panel: table\nlimit: 0\nwhat: 3'),
      '',
      panel('panel: tabel'),
      '',
      panel('panel: box'),
      panel('a: ['),
    ];
    const { faults, panels } = parseReport(source.join('\n'));
    expect(panels).toHaveLength(4);
    expect(faults.map(({ line }) => line)).toEqual([5, 6, 10, 14, 14, expect.any(Number)]);
    expect(faults[1]?.message).toMatch(/"what" is nothing that table knows/);
    expect(faults[2]?.message).toMatch(/"tabel" is no kind of panel/);
  });

  it('has sets by name, in their order', () => {
    const read = (sets: string): unknown => {
      const { panels, faults } = parseReport(panel(`panel: comparison\nmetric: a\nsets: ${sets}`));
      return panels[0]?.spec ?? faults;
    };
    expect(read('{b: "params.x = 1", 2: "params.x = 2", __proto__: "params.x = 3"}')).toEqual({
      panel: 'comparison',
      metric: 'a',
      sets: Object.fromEntries([
        ['2', 'params.x = 2'],
        ['b', 'params.x = 1'],
        ['__proto__', 'params.x = 3'],
      ]),
    });
    for (const wrong of ['x', '[a, b]', '{}', '{a: [b]}', '{a: }'])
      expect(read(wrong), wrong).toMatchObject([
        { message: expect.stringMatching(/^sets: expected names/) as unknown },
      ]);
  });

  it('has at most so many panels', () => {
    const { panels, faults } = parseReport(
      Array.from({ length: maxPanels + 3 }, () => panel('panel: summary')).join('\n\n'),
    );
    expect(panels).toHaveLength(maxPanels);
    expect(faults).toMatchObject([{ message: expect.stringMatching(/at most 100/) as unknown }]);
  });

  it('has keys of panels that only what they ask for changes', () => {
    const keyOf = (text: string): string => {
      const { panels } = parseReport(panel(text));
      return panels[0]?.spec === undefined ? '' : panelKey(panels[0].spec);
    };
    expect(keyOf('panel: table\ntitle: A\nlimit: 3\nfrozen: true')).toBe(keyOf('limit: 3\npanel: table'));
    expect(keyOf('panel: table\nlimit: 3')).not.toBe(keyOf('panel: table\nlimit: 4'));
  });
});

const attacks = `# <img src=x onerror=alert(1)>

<script>alert(1)</script> <iframe src="https://e.example"></iframe>

[a](javascript:alert(1)) [b](JaVa&#x09;Script:alert(1)) [c](data:text/html,x) [d](vbscript:x) [good](https://a.example/x)

![remote](https://e.example/pixel.png) ![svg](data:image/svg+xml;base64,AAAA) ![ok](data:image/png;base64,iVBORw0KGgo=)

<a href="x" style="background:url(https://e.example)">x</a> \\input{/etc/passwd} \\write18{x} $x^2$

${panel('panel: table\ntitle: "</h3><script>x</script>"')}
`;

const made: MadePanel = {
  frozenMs: 1_700_000_000_000,
  blocks: [
    {
      kind: 'table',
      caption: '<script>',
      table: { columns: [{ name: '|<b>|', isNumeric: false }], rows: [['a|b\n<i>\\input{x}'], [null]] },
    },
    {
      kind: 'figure',
      caption: '\\write18{x} & 5 %',
      drawing: scatterFigure({
        title: '</svg><script>',
        description: 'd',
        xTitle: 'x',
        yTitle: 'y',
        groups: [{ name: 'g', x: [1, 2], y: [3, 4] }],
      }),
      table: { columns: [], rows: [] },
    },
    { kind: 'verdict', sentence: 'B <b> beats A', notes: ['*n*'] },
    { kind: 'fault', isEmpty: true, message: '<script>' },
  ],
};

describe('what is printed', () => {
  const report = parseReport(attacks);

  it('runs nothing and fetches nothing', () => {
    const html = printReport(report, [made], { ...options, format: 'html' }).text ?? '';
    expect(html).not.toMatch(/<script|<iframe|onerror=|javascript:|vbscript:|data:text/i);
    expect(html).toContain('href="https://a.example/x"');
    expect([...html.matchAll(/src="([^"]*)"/g)].map(([, src]) => src)).toEqual(['data:image/png;base64,iVBORw0KGgo=']);
    expect(html).not.toMatch(/@import|url\(|<link/);
    expect(html).toMatch(/default-src 'none'/);
    expect(html).toContain('As of 2023-11-14 22:13 UTC.');
  });

  it('is likewise harmless as blocks', () => {
    const { blocks } = printReport(report, [made], { ...options, format: 'blocks' });
    expect(blocks.map(({ kind }) => kind)).toEqual(['prose', 'table', 'figure', 'verdict', 'fault']);
    expect(JSON.stringify(blocks.filter(({ kind }) => kind === 'prose'))).not.toMatch(
      /<script|onerror|javascript:|e\.example/i,
    );
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
  });

  it('has figures within Markdown or beside it', () => {
    const inline = printReport(report, [made], { ...options, format: 'markdown' });
    expect(inline.text).toContain('](data:image/svg+xml;base64,');
    const beside = printReport(report, [made], { ...options, figures: 'files', format: 'markdown' });
    expect(beside.files).toMatchObject([{ name: 'figure-1.svg' }]);
    expect(beside.text).toContain('](figure-1.svg)');
    expect(beside.text).toContain('| a\\|b &lt;i&gt;\\\\input{x} |'.replace('{', '\\{').replace('}', '\\}'));
  });

  it('runs no command of the source in LaTeX', () => {
    const text = printReport(report, [made], { ...options, format: 'latex' }).text ?? '';
    expect(text).not.toMatch(/\\input|\\write18/);
    expect(text).toContain('\\textbackslash{}write18\\{x\\} \\& 5 \\%');
    expect(text).toContain('\\toprule');
  });
});

describe('links', () => {
  it.each(['https://a', 'mailto:a@b', 'runs/1', '#x', '?a=b:c', '/x'])('%s may be followed', (href) =>
    expect(isSafeLink(href)).toBe(true),
  );
  it.each(['javascript:x', ' java\nscript:x', 'data:x', '//evil', 'file:///x', '\\\\evil', 'blob:x'])(
    '%j may not',
    (href) => expect(isSafeLink(href)).toBe(false),
  );
});

describe('captions', () => {
  it('say n and how many were left out', () => {
    const runs = {
      total: 4,
      ids: ['1', '2', '3', '4'],
      columns: [
        { field: 'metrics.a', values: [1, 2, Number.NaN, null] },
        { field: 'params.m', values: ['x', 'y', 'x', 'y'] },
      ],
    };
    const metric = { name: 'a', unit: 's', goal: 'minimize', goalSource: 'name', value: 'last' } as const;
    const [block] = drawPanel({ panel: 'box', metric: 'a', by: 'params.m' }, { kind: 'fields', runs, metric });
    expect(block).toMatchObject({
      kind: 'figure',
      caption: expect.stringMatching(/^a \(s\) by m.*2 runs without a finite value are left out/) as unknown,
    });
  });
});
