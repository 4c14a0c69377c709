import { openSqliteStore } from '@assay/storage';
import { limitPolicies } from '@assay/core';
import { pointBatch } from '@assay/series';
import { rmSync } from 'node:fs';
rmSync('/tmp/st/w',{recursive:true,force:true});
const store = await openSqliteStore({ folder:'/tmp/st/w', limits: limitPolicies.default, readers: 1 });
const o = { projectId: 1 as never, actor: { name: 'local' } };
const e = await store.execute('createExperiment', { name: 'x' }, o);
const params = Object.fromEntries(Array.from({length:10},(_,i)=>['p'+i, i/3]));
const ids: string[] = [];
async function load(name: string, ms: number, f: (i: number) => Promise<unknown>) {
  const before = await store.statistics(); const end = performance.now()+ms; let n = 0; const t=performance.now();
  await Promise.all(Array.from({length:64}, async (_, w) => { while (performance.now()<end) { await f(n++); } }));
  const s = (performance.now()-t)/1000; const after = await store.statistics();
  const d = (k: string) => after[k]!-before[k]!;
  console.log(name, (n/s).toFixed(0)+'/s', 'commits/s', (d('commits')/s).toFixed(0), 'group', (d('commands')/d('commits')).toFixed(1), 'cmd us', (d('commandMs')*1000/d('commands')).toFixed(0), 'commit ms', (d('commitMs')/d('commits')).toFixed(2), 'writer busy', ((d('commandMs')+d('commitMs'))/s/10).toFixed(0)+'%');
}
await load('create', 4000, async (i) => { ids.push((await store.execute('createRun', { name: 'r'+i, experimentId: e.id, parameters: params }, o)).id); });
await load('point', 4000, async (i) => { await store.execute('logMetrics', { runId: ids[i % 64]!, batch: pointBatch([{ name: 'loss', step: i, timeMs: 1e12+i, value: 1/(i+1) }]) } as never, o); });
console.log(process.memoryUsage().rss/1e6);
await store[Symbol.asyncDispose]();
