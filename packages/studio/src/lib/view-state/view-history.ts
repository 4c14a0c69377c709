import type { ViewTexts } from './view-state.ts';

interface Trail {
  readonly past: ViewTexts[];
  readonly future: ViewTexts[];
}

const maximumSteps = 200;

/** What the view of each page was before, for undo and redo. A page is named by its path. */
export class ViewHistory {
  readonly #trails = new Map<string, Trail>();

  /** Keeps the view that an edit is about to replace; what was undone before can then not be done again. */
  record(path: string, before: ViewTexts): void {
    const trail = this.#of(path);
    trail.past.push(before);
    if (trail.past.length > maximumSteps) trail.past.shift();
    trail.future.length = 0;
  }

  /** The view before the last edit; undefined where there was none. */
  undo(path: string, current: ViewTexts): ViewTexts | undefined {
    const trail = this.#of(path);
    const before = trail.past.pop();
    if (before !== undefined) trail.future.push(current);
    return before;
  }

  redo(path: string, current: ViewTexts): ViewTexts | undefined {
    const trail = this.#of(path);
    const after = trail.future.pop();
    if (after !== undefined) trail.past.push(current);
    return after;
  }

  #of(path: string): Trail {
    const found = this.#trails.get(path);
    if (found !== undefined) return found;
    const made: Trail = { past: [], future: [] };
    this.#trails.set(path, made);
    return made;
  }
}
