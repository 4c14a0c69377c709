import { seedFolder } from '../../bench/api/seed-folder.ts';
const t = performance.now();
const id = await seedFolder('/tmp/st/seed', 0, Number(process.argv[2]));
console.log(id, (performance.now() - t) / 1000);
