import { expect, test } from 'vitest';
import { attribute, metric, tag } from '../../filter-parts.ts';
import { numberField, orderOnly, textField } from './fields.ts';
import type { MlflowFields } from './fields.ts';
import { parseMlflowOrder } from './parse-order.ts';

const { order: _, ...unordered } = textField(tag('x'));

const fields: MlflowFields = {
  entity: 'things',
  attributes: {
    name: textField(attribute('name')),
    start_time: numberField(attribute('started')),
    created: numberField(attribute('started')),
    timestamp: orderOnly(attribute('updated')),
  },
  attributeWords: ['attributes'],
  families: { metrics: (key) => numberField(metric(key, 'last')), tags: () => unordered },
};

const key = (field: object, direction: string): unknown =>
  expect.objectContaining({ field: expect.objectContaining(field), direction });

test('fields, each with its direction', () => {
  const list = ['metrics.`val loss` DESC', 'attributes.start_time', 'name asc', '  timestamp   desc '];
  expect(parseMlflowOrder(list, fields)).toEqual([
    key({ name: 'val loss' }, 'desc'),
    key({ name: 'started' }, 'asc'),
    key({ name: 'name' }, 'asc'),
    key({ name: 'updated' }, 'desc'),
  ]);
  expect(parseMlflowOrder(undefined, fields)).toEqual([]);
});

test.each<[string[], RegExp]>([
  [['name', 'metrics.a down'], /^Invalid order_by\[1\]: expected ASC, DESC or the end, got down at position 10\./],
  [['name, start_time'], /expected a space or a comparator after name, got ","?|at position 4/],
  [[''], /^Invalid order_by\[0\]: expected a field, the text ends at position 0\./],
  [['start_time', 'created DESC'], /^Invalid order_by\[1\]: created comes twice at position 0\./],
  [['tags.x'], /tags\.x gives no order at position 0\./],
  [['colour'], /no attribute of things "colour" at position 0\./],
  [Array.from('abcdefghi', (letter) => `metrics.${letter}`), /^Invalid order_by: 9 items; at most 8 are taken\./],
])('%j is refused', (list, message) => {
  expect(() => parseMlflowOrder(list, fields)).toThrow(message);
});
