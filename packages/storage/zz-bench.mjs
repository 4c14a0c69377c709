import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const { openSqliteStore } = await import('/work/main/packages/storage/src/index.ts');
const { limitPolicies } = await import('/work/main/packages/core/src/index.ts');
const { pointBatch } = await import('/work/main/packages/series/src/index.ts');
const folder = mkdtempSync(join(tmpdir(), 'assay-b-'));
const store = await openSqliteStore({ folder, limits: limitPolicies.default });
const opt = { projectId: 1, actor: { name: 'x' } };
const parameters = Object.fromEntries(Array.from({length:10},(_, i)=>['p'+i, i*1.5]));
async function load(n, conc, f){ let i=0; const t=performance.now(); await Promise.all(Array.from({length:conc},async()=>{ while(i<n) await f(i++); })); const s=(performance.now()-t)/1000; return Math.round(n/s); }
const ids=[];
console.log('createRun/s', await load(4000,64,async i=>{ ids.push((await store.execute('createRun',{experimentName:'e', parameters}, opt)).id);}));
console.log('createRun/s', await load(4000,64,async i=>{ ids.push((await store.execute('createRun',{experimentName:'e', parameters}, opt)).id);}));

await load(64,64,i=>store.execute('logMetrics',{runId:ids[i], batch:pointBatch([{name:'loss',step:i,timeMs:Date.now(),value:Math.random()}])},opt));
for (const [q,f] of [['getTags',i=>({kind:'run',id:ids[i]})],['listParameters',i=>({runId:ids[i]})],['listMetrics',i=>({runId:ids[i]})],['listArtifacts',i=>({runId:ids[i]})],['listRunGroups',i=>({runId:ids[i]})],['getRun',i=>({runId:ids[i]})],['getNote',i=>({kind:'run',id:ids[i]})]]) console.log(q, await load(4000,64,i=>store.query(q,f(i),opt)));
await store.query('getServer',{},opt);
await store[Symbol.asyncDispose](); rmSync(folder,{recursive:true});
