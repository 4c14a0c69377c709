import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochMs, RunGroupId } from '@assay/base';
import { runStatuses } from '@assay/core';
import type { RunGroupMemberRow, RunRow } from '@assay/core';
import { sampleExperiment, sampleGroup, sampleRun } from './sample-rows.ts';
import type { Step } from './script-operations.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

const [homes, groupsEach, runCount] = [2, 2, 4];

/** One change of one run; `home` one past the experiments stands for none. */
const change = fc.record({
  kind: fc.constantFrom('update', 'upsert', 'join', 'leave', 'replace'),
  run: fc.nat(runCount - 1),
  home: fc.nat(homes),
  status: fc.constantFrom(...runStatuses),
  deletedMs: fc.constantFrom(null, 5 as EpochMs),
  group: fc.nat(homes * groupsEach - 1),
});

/** Counts of runs are answered without counting: they must be what counting gives, whatever happened before. */
export function describeCounts(module: StoreModule): void {
  describe('counts', () => {
    test('of runs by experiment, status and group are what counting them gives', async () => {
      await using under = await StoreUnderTest.open(module);
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
          const experiments = Array.from({ length: homes }, () => sampleExperiment());
          const groups = experiments.flatMap(({ id }) => Array.from({ length: groupsEach }, () => sampleGroup(id)));
          const runs = Array.from({ length: runCount }, () => sampleRun({ experimentId: experiments[0]?.id ?? null }));
          const steps = changes.flatMap(({ kind, run, home, status, deletedMs, group }): Step[] => {
            const row = runs[run] ?? sampleRun();
            const fields = { experimentId: experiments[home]?.id ?? null, status, deletedMs };
            const member = { groupId: groups[group]?.id, runId: row.id };
            switch (kind) {
              case 'update':
                return [['update', 'run', { id: row.id }, fields]];
              case 'upsert':
                return [['upsert', 'run', { ...row, ...fields }]];
              case 'join':
                return [['upsert', 'runGroupMember', { ...member, projectId: row.projectId, addedMs: row.createdMs }]];
              case 'leave':
                return [['remove', 'runGroupMember', member]];
              default:
                return [
                  ['purgeRun', row.id],
                  ['remove', 'run', { id: row.id }],
                  ['insert', 'run', { ...row, ...fields }],
                ];
            }
          });
          await under.write([
            ...experiments.map((row) => ['insert', 'experiment', row] as const),
            ...groups.map((row) => ['insert', 'runGroup', row] as const),
            ...runs.map((row) => ['insert', 'run', row] as const),
            ...steps,
          ]);
          const [found, members, activity, byGroup, totals] = (await under.read([
            ['find', 'run', { deletedMs: null }],
            ['find', 'runGroupMember', {}],
            ['experimentActivity', experiments.map(({ id }) => id)],
            ['runGroupCounts', groups.map(({ id }) => id)],
            ['runTotals'],
          ])) as [RunRow[], RunGroupMemberRow[], unknown, unknown, unknown];
          expect(activity).toEqual(
            new Map(experiments.map(({ id }) => [id, activityOf(found.filter((row) => row.experimentId === id))])),
          );
          const alive = new Set(found.map(({ id }) => id));
          const membersOf = (id: RunGroupId): number =>
            members.filter(({ groupId, runId }) => groupId === id && alive.has(runId)).length;
          expect(byGroup).toEqual(new Map(groups.map(({ id }) => [id, membersOf(id)])));
          const unassignedRuns = found.filter(({ experimentId }) => experimentId === null).length;
          expect(totals).toEqual({ runs: found.length, unassignedRuns });
        }),
        { numRuns: 40 },
      );
    });
  });
}

function activityOf(runs: readonly RunRow[]): unknown {
  const byStatus: Record<string, number> = {};
  for (const { status } of runs) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const latest = runs
    .map(({ updatedMs }) => updatedMs)
    .toSorted((a, b) => a - b)
    .at(-1);
  return { byStatus, lastActivityMs: latest ?? null };
}
