import { openReadConnection } from './src/sqlite/open-connection.ts';
for (const mmap of [0, 1e9]) {
const c = openReadConnection('/tmp/st/seed/assay.db');
c.exec('PRAGMA mmap_size='+mmap);
const sql = 'SELECT t.run, t.last_value AS value FROM metric_summary t WHERE t.project_id = ? AND t.name = ?';
const n = c.get("select n from name where text='metric/00'")!.n as number;
const best = (name: string, f: () => unknown) => { let b = 1e9; for (let i=0;i<6;i++){const t=performance.now(); f(); b=Math.min(b,performance.now()-t);} console.log(mmap, name, b.toFixed(1)); };
const s1 = c.database.prepare(sql);
best('all objects', () => { let x=0; for (const r of s1.all(1,n)) x+=Number(r.value); return x; });
best('iterate objects', () => { let x=0; for (const r of s1.iterate(1,n)) x+=Number(r.value); return x; });
const s2 = c.database.prepare(sql); s2.setReturnArrays(true);
best('all arrays', () => { let x=0; for (const r of s2.all(1,n) as never as number[][]) x+=Number(r[1]); return x; });
best('iterate arrays', () => { let x=0; for (const r of s2.iterate(1,n) as never as number[][]) x+=Number(r[1]); return x; });
best('count only', () => c.get('select sum(last_value) from metric_summary where project_id=? and name=?',1,n));

}
const c = openReadConnection('/tmp/st/seed/assay.db');
const n = c.get("select n from name where text='metric/00'")!.n as number;
const out = new Float64Array(200000);
c.database.function('keep', { deterministic: false }, (run, v) => { out[run as number] = v as number; return null; });
const s = c.database.prepare('select count(keep(run,last_value)) from metric_summary where project_id=? and name=?');
let b=1e9; for (let i=0;i<6;i++){const t=performance.now(); s.get(1,n); b=Math.min(b,performance.now()-t);} console.log('udf', b.toFixed(1));
console.log(process.memoryUsage().rss/1e6);
