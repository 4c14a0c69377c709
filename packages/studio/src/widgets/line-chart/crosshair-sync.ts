type Listener = (x: number | undefined) => void;

const listeners = new Map<string, Set<Listener>>();

/** Tells the charts with the same key where the crosshair of one of them stands; undefined: nowhere. */
export function publishCrosshair(key: string, from: Listener, x: number | undefined): void {
  for (const listener of listeners.get(key) ?? []) if (listener !== from) listener(x);
}

/** Answers what ends it. */
export function followCrosshair(key: string, listener: Listener): () => void {
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known);
  known.add(listener);
  return () => {
    known.delete(listener);
    if (known.size === 0) listeners.delete(key);
  };
}
