/**
 * The import cycles of a graph of files: its strongly connected components of more than one file, and files that
 * import themselves. Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972), without recursion;
 * time and memory linear in files and imports. Each cycle is sorted by name, the cycles by their first file.
 */
export function importCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycles: string[][] = [];

  const enter = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    stack.push(file);
    onStack.add(file);
  };
  const lower = (file: string, to: number | undefined): void => {
    low.set(file, Math.min(low.get(file) ?? 0, to ?? 0));
  };

  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    enter(root);
    const work = [{ file: root, next: 0 }];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const target = graph.get(frame.file)?.[frame.next];
      if (target !== undefined) {
        frame.next += 1;
        if (!index.has(target)) {
          enter(target);
          work.push({ file: target, next: 0 });
        } else if (onStack.has(target)) lower(frame.file, index.get(target));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(parent.file, low.get(frame.file));
      if (low.get(frame.file) !== index.get(frame.file)) continue;
      const members = stack.splice(stack.indexOf(frame.file));
      for (const member of members) onStack.delete(member);
      if (members.length > 1 || graph.get(frame.file)?.includes(frame.file) === true) cycles.push(members.sort());
    }
  }
  return cycles.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** A shortest ring of imports through the first file of a cycle: each imports the next, the last one the first. */
export function ringOf(graph: ReadonlyMap<string, readonly string[]>, cycle: readonly string[]): readonly string[] {
  const first = cycle[0] ?? '';
  const members = new Set(cycle);
  const cameFrom = new Map<string, string>();
  const queue = [first];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const target of graph.get(file) ?? []) {
      if (target === first) {
        const ring = [file];
        for (let at = file; at !== first; ring.unshift(at)) at = cameFrom.get(at) ?? first;
        return ring;
      }
      if (!members.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, file);
      queue.push(target);
    }
  }
  return cycle;
}
