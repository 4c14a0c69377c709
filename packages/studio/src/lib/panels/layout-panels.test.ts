import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutPanels, metricPanelId, orderAfterDrop, sectionId } from './layout-panels.ts';
import { panelRows } from './panel-rows.ts';

const metrics = ['val/loss', 'train/loss', 'train/accuracy', 'lr'];
const many = [...metrics, 'a/1', 'a/2', 'a/3'];

describe('layoutPanels', () => {
  it('gives each metric a panel, by prefix', () => {
    expect(layoutPanels(many).map(({ name, panels }) => [name, panels.map(({ id }) => id)])).toEqual([
      ['', ['metric:lr']],
      ['a', ['metric:a/1', 'metric:a/2', 'metric:a/3']],
      ['train', ['metric:train/accuracy', 'metric:train/loss']],
      ['val', ['metric:val/loss']],
    ]);
  });

  it('puts few metrics together', () => {
    expect(layoutPanels(metrics).map(({ name, panels }) => [name, panels.length])).toEqual([['', 4]]);
  });

  it('keeps what was added, changed, removed and dragged', () => {
    const sections = layoutPanels(many, {
      panels: [
        { id: 'p1', kind: 'scatter', x: 'params.lr', y: 'duration' },
        { id: metricPanelId('lr'), kind: 'line', metrics: ['lr'], section: 'val', title: 'Rate' },
      ],
      removed: [metricPanelId('train/accuracy')],
      order: [sectionId('val'), metricPanelId('val/loss')],
    });
    expect(sections.map(({ name, panels }) => [name, panels.map(({ title, id }) => title ?? id)])).toEqual([
      ['val', ['metric:val/loss', 'Rate']],
      ['Charts', ['p1']],
      ['a', ['metric:a/1', 'metric:a/2', 'metric:a/3']],
      ['train', ['metric:train/loss']],
    ]);
    expect(layoutPanels(metrics, { automatic: false })).toEqual([]);
  });
});

describe('orderAfterDrop', () => {
  it('leads to the order that was dropped, whatever was dragged before', () => {
    const drop = fc.tuple(fc.nat(5), fc.nat(6));
    fc.assert(
      fc.property(fc.array(drop, { maxLength: 6 }), (drops) => {
        let order: readonly string[] = [];
        const shown = (): string[] =>
          layoutPanels(['a', 'b', 'c', 'd', 'e', 'f'], { order }).flatMap(({ panels }) => panels.map(({ id }) => id));
        for (const [from, to] of drops) {
          const ids = shown();
          const moved = ids[from] ?? '';
          const before = ids[to] === moved ? ids[to + 1] : ids[to];
          order = orderAfterDrop(order, ids, moved, before);
          const rest = ids.filter((id) => id !== moved);
          const place = before === undefined ? rest.length : rest.indexOf(before);
          expect(shown()).toEqual([...rest.slice(0, place), moved, ...rest.slice(place)]);
        }
      }),
    );
  });

  it('names no more than it must', () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `metric:${n}`);
    expect(orderAfterDrop(['section:x'], ids, 'metric:40', 'metric:1')).toEqual(['section:x', 'metric:0', 'metric:40']);
  });
});

describe('panelRows', () => {
  it('fills rows of twelve columns and leaves folded sections out', () => {
    const sections = layoutPanels(many, {
      panels: [{ id: metricPanelId('train/loss'), kind: 'line', metrics: ['train/loss'], span: 12, heightPx: 400 }],
    });
    const rows = panelRows(sections, new Set(['a', 'val']), 4).map((row) =>
      row.kind === 'head' ? row.section.name : [row.heightPx, ...row.panels.map(({ span }) => span)],
    );
    expect(rows).toEqual(['', [210, 4], 'a', 'train', [210, 4], [400, 12], 'val']);
  });
});
