import { openSqliteStore } from '@assay/storage';
import { limitPolicies } from '@assay/core';
import { searches, searchShapes, searchSort, selectivities, pageSize } from '../../bench/api/searches.ts';
const store = await openSqliteStore({ folder:'/tmp/st/seed', limits: limitPolicies.default, readers: 1 });
const o = { projectId: 1 as never, actor: { name: 'local' } };
const { experiments } = await store.query('listExperiments', { limit: 10 }, o);
const experimentIds = [experiments[0]!.id];
const reps = Number(process.argv[2] ?? 6);
for (const shape of searchShapes) for (const s of selectivities) {
  const times: number[] = [];
  for (const search of searches(shape, s, reps)) {
    const t = performance.now();
    const page = await store.query('searchRuns', { filter: search.filter, sort: searchSort, limit: pageSize, experimentIds }, o);
    times.push(performance.now() - t);
    if (times.length>2 && times.reduce((a,b)=>a+b) > 3000) break;
  }
  console.log(shape, s, times.map((t) => t.toFixed(0)).join(' '));
}
console.log('rss', process.memoryUsage().rss/1e6);
await store[Symbol.asyncDispose]();
