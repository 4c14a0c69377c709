import { openSqliteStore } from './src/index.ts';
import { limitPolicies } from '@assay/core';
import { rmSync } from 'node:fs';
const t0=performance.now();
rmSync('/tmp/st/data',{recursive:true,force:true});
const store = await openSqliteStore({ folder:'/tmp/st/data', limits: limitPolicies.default });
console.log('open', performance.now()-t0);
const o = { projectId: 1 as never, actor: { name: 'local' } };
try { console.log(await store.execute('createExperiment', { name: 'hello' } as never, o)); } catch (e) { console.log(e) }
try { console.log(await store.query('listExperiments', { limit: 10 } as never, o)); } catch (e) { console.log(e) }
await store.checkHealth(); console.log(await store.statistics());
console.log(process.memoryUsage().rss/1e6);
await store[Symbol.asyncDispose]();
console.log('closed', performance.now()-t0);
