import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** A page above the one that is open: its name, and the address that leads there. */
export interface Crumb {
  readonly label: string;
  readonly path: string;
}

export interface PageHead {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
}

/** What can be done on the page that is open, for the palette. */
export interface PageAction {
  readonly label: string;
  readonly act: () => void;
  /** Its shortcut, to be shown beside it. */
  readonly keys?: string;
}

/** A value that pages put up while they are open and the shell shows; the newest counts. */
class Board<T> {
  #held: readonly { readonly value: T }[] = [];
  readonly #listeners = new Set<() => void>();

  put(value: T): () => void {
    const own = { value };
    this.#set([...this.#held, own]);
    return () => this.#set(this.#held.filter((each) => each !== own));
  }

  readonly all = (): readonly { readonly value: T }[] => this.#held;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(held: readonly { readonly value: T }[]): void {
    this.#held = held;
    for (const listener of this.#listeners) listener();
  }
}

/** The way to a page of an experiment. Until the experiment's name is there, a word stands for it: a link needs a text. */
export const experimentCrumbs = (id: string, name: string | null | undefined): readonly [Crumb, Crumb] => [
  { label: 'Experiments', path: '/experiments' },
  { label: name ?? 'Experiment', path: `/experiments/${id}` },
];

const heads = new Board<PageHead>();
const actions = new Board<PageAction>();

/** Names the page for the browser's tab and the header, with the pages above it. Undefined while its name is not known. */
export function usePageHead(title: string | undefined, crumbs: readonly Crumb[] = []): void {
  const text = JSON.stringify(crumbs);
  useEffect(() => {
    if (title === undefined) return undefined;
    return heads.put({ title, crumbs: JSON.parse(text) as readonly Crumb[] });
  }, [title, text]);
}

/** Offers an action in the palette while the component is there; `act` may be another one each time. Not while the label is undefined. */
export function usePageAction(label: string | undefined, act: () => void, keys?: string): void {
  const onAct = useEffectEvent(act);
  useEffect(() => {
    if (label === undefined) return undefined;
    return actions.put({ label, act: () => onAct(), ...(keys !== undefined && { keys }) });
  }, [label, keys]);
}

/** The head of the page that is open. */
export const useShownHead = (): PageHead | undefined => useSyncExternalStore(heads.subscribe, heads.all).at(-1)?.value;

export const useShownActions = (): readonly PageAction[] =>
  useSyncExternalStore(actions.subscribe, actions.all).map(({ value }) => value);
