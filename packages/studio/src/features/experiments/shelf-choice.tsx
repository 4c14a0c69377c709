import { shelves, type Shelf } from './experiment-search.ts';

const words: Readonly<Record<Shelf, string>> = { active: 'In use', archived: 'Archived', deleted: 'Deleted' };

/** Which experiments are listed. */
export function ShelfChoice({ shelf, onChange }: { readonly shelf: Shelf; readonly onChange: (shelf: Shelf) => void }) {
  return (
    <div className="shelf-choice no-print" role="group" aria-label="Which experiments">
      {shelves.map((each) => (
        <button
          key={each}
          type="button"
          className="button"
          aria-pressed={each === shelf}
          onClick={() => onChange(each)}
        >
          {words[each]}
        </button>
      ))}
    </div>
  );
}
