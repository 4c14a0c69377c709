export type PlotKey =
  | { readonly kind: 'point'; readonly by: number }
  | { readonly kind: 'curve'; readonly by: 1 | -1 }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'reset' | 'pin' | 'leave' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key means to a chart that has the focus; undefined where it is none of its keys. */
export function plotKey({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): PlotKey | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const far = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowRight':
      return { kind: 'point', by: far };
    case 'ArrowLeft':
      return { kind: 'point', by: -far };
    case 'ArrowUp':
      return { kind: 'curve', by: -1 };
    case 'ArrowDown':
      return { kind: 'curve', by: 1 };
    case '+':
    case '=':
      return { kind: 'zoom', factor: 0.5 };
    case '-':
      return { kind: 'zoom', factor: 2 };
    case '0':
      return { kind: 'reset' };
    case 'Enter':
      return { kind: 'pin' };
    case 'Escape':
      return { kind: 'leave' };
    default:
      return undefined;
  }
}

/** Hears the keys of a chart that has the focus itself; `onKey` says whether it took one. Answers what ends it. */
export function plotKeys(frame: HTMLElement, onKey: (key: PlotKey) => boolean, onLeave: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  frame.addEventListener(
    'keydown',
    (event) => {
      const key = event.target === frame ? plotKey(event) : undefined;
      if (key !== undefined && onKey(key)) event.preventDefault();
    },
    { signal },
  );
  frame.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && frame.contains(relatedTarget))) onLeave();
    },
    { signal },
  );
  return () => ending.abort();
}
