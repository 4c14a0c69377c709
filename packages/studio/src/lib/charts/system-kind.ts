const kinds: readonly (readonly [RegExp, string])[] = [
  [/mem|ram|swap/, 'Memory'],
  [/cpu|load/, 'CPU'],
  [/net|bandwidth|receive|transmit|sent|recv/, 'Network'],
  [/disk|storage|read|write|iops/, 'Disk'],
];

/** What of the machine a metric `system/…` is about: `CPU`, `Memory`, `GPU 0`, `Network`, `Disk`, else `Machine`. */
export function systemKind(name: string): string {
  const what = name.toLowerCase();
  const gpu = /gpu[\s_./-]?(\d+)?/.exec(what);
  if (gpu !== null) return gpu[1] === undefined ? 'GPU' : `GPU ${gpu[1]}`;
  return kinds.find(([pattern]) => pattern.test(what))?.[1] ?? 'Machine';
}
