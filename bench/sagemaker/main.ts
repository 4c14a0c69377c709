/**
 * `npm run bench -- sagemaker [--quick] [--profile] [--only create,metrics,search]`: what the SageMaker face can do over real
 * sockets. The server runs in a process of its own, this one makes the load. The components that are searched are runs that were
 * born natively: a tenth of them with 100 parameters and 100 metrics, the others with 10 of each.
 */
import { seedFolder } from '../api/seed-folder.ts';
import { BenchArea } from '../support/bench-area.ts';
import { short } from '../support/report.ts';
import { measurePresence, measureSearches, measureSearchesAmidLogs } from './measure-searches.ts';
import { connections, measureCreates, measureMetrics } from './measure-writes.ts';

const area = new BenchArea('sagemaker', process.argv.slice(2));
const plan = area.quick
  ? { timing: { warmUpMs: 1000, slices: 3, sliceMs: 1000 }, components: 10_000, searches: 20 }
  : { timing: { warmUpMs: 2000, slices: 5, sliceMs: 2000 }, components: 100_000, searches: 60 };

await area.part('create', () =>
  area.withServer('writes', async ({ port }) => area.report(await measureCreates(port, plan.timing))),
);

await area.part('metrics', () =>
  area.withServer('writes', async ({ port }) => area.report(await measureMetrics(port, plan.timing))),
);

await area.part('search', async () => {
  const from = area.seconds;
  await seedFolder(area.dataFolder('search'), 0, plan.components);
  area.say(
    `seeded ${plan.components.toLocaleString('en')} components, ${short(plan.components / (area.seconds - from))}/s`,
  );
  await area.withServer('search', async (server) => {
    area.report(...(await measureSearches(server.port, plan.components, plan.searches)));
    area.report(await measurePresence(server.port, plan.components, plan.timing));
    area.report(await measureSearchesAmidLogs(server.port, plan.components, plan.timing));
    const { resident, peak } = server.memoryMb();
    area.report({ name: 'resident memory after searches', value: resident, unit: 'MB', spread: `peak ${short(peak)}` });
  });
});

area.finish(`With ${connections} connections where nothing else is said:`);
