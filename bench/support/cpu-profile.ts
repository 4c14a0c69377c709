import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export const profileFlags = (folder: string): string[] => ['--cpu-prof', `--cpu-prof-dir=${folder}`];

/** Of each thread that left a profile in the folder, where its time went: the functions by the time spent in them alone. */
export function printProfiles(folder: string, functionsPerThread: number): void {
  for (const file of globSync('*.cpuprofile', { cwd: folder })) {
    const profile = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as CpuProfile;
    const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    const selfMs = new Map<string, number>();
    let totalMs = 0;
    profile.samples.forEach((id, i) => {
      const place = places.get(id) ?? '';
      const ms = (profile.timeDeltas[i] ?? 0) / 1000;
      if (place === '(idle)' || place === '(program)') return;
      totalMs += ms;
      selfMs.set(place, (selfMs.get(place) ?? 0) + ms);
    });
    console.log(`  ${file}: ${(totalMs / 1000).toFixed(2)} s busy`);
    for (const [place, ms] of [...selfMs].toSorted((a, b) => b[1] - a[1]).slice(0, functionsPerThread))
      console.log(`    ${((ms / totalMs) * 100).toFixed(1).padStart(5)} %  ${place}`);
  }
}

function placeOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const file = url.replace(/^.*\/(?=(?:packages|node_modules)\/)/, '');
  return file === '' ? functionName || '(anonymous)' : `${functionName || '(anonymous)'}  ${file}:${lineNumber + 1}`;
}
