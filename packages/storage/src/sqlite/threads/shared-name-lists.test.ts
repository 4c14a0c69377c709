import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GivenNameLists, TakenNameLists } from './shared-name-lists.ts';
import type { CommandRequest } from './thread-messages.ts';

const lists = Array.from({ length: 100 }, (_, list) => Array.from({ length: 10 }, (_unused, i) => `${list} ${i}`));
const requestOf = (names: readonly string[]): CommandRequest =>
  ({ kind: 'command', call: 1, name: 'logMetrics', input: { runId: 'r', batch: { names, values: [1] } } }) as never;

test('the thread has every list that was given, also when more are in use than are kept and some do not cross', () => {
  const uses = fc.array(fc.record({ list: fc.nat(99), fails: fc.boolean() }), { maxLength: 400 });
  fc.assert(
    fc.property(uses, (given) => {
      const giver = new GivenNameLists();
      const taker = new TakenNameLists();
      for (const { list, fails } of given) {
        const names = lists[list] ?? [];
        const { message, undo } = giver.pack(requestOf(names));
        if (fails) undo();
        else expect(taker.unpack(structuredClone(message))).toEqual(requestOf(names).input);
      }
    }),
  );
});

test('a list crosses twice at most', () => {
  const giver = new GivenNameLists();
  const sizes = Array.from({ length: 5 }, () => JSON.stringify(giver.pack(requestOf(lists[0] ?? [])).message).length);
  expect(sizes[2]).toBeLessThan(sizes[0] ?? 0);
  expect(sizes.slice(2)).toEqual([sizes[2], sizes[2], sizes[2]]);
});
