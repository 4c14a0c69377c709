import type { IconName } from '../../widgets/icon.tsx';

/** A line of the palette: leads to a page, does something, or both. */
export interface PaletteItem {
  /** Unique in the palette. */
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly aside?: string;
  readonly keys?: string;
  readonly path?: string;
  readonly act?: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** Those whose label has all of the words. */
export function matchingItems(items: readonly PaletteItem[], words: string): readonly PaletteItem[] {
  const each = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter(({ label }) => each.every((word) => label.toLowerCase().includes(word)));
}
