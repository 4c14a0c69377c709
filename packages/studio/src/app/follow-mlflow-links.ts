import { studioPathOf } from '../lib/mlflow-address.ts';

/** Leads addresses of MLflow's pages to those of Studio, before the first page is drawn and when one is pasted into an open tab. */
export function followMlflowLinks(): void {
  const follow = (go: (path: string) => void): void => {
    const path = studioPathOf(globalThis.location.hash);
    if (path !== undefined) go(path);
  };
  follow((path) => globalThis.history.replaceState(null, '', path));
  globalThis.addEventListener('hashchange', () => follow((path) => globalThis.location.replace(path)));
}
