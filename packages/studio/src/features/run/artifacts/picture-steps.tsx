import { useShortcut } from '../../../lib/keys/shortcuts.ts';

interface PictureStepsProps {
  /** From 0. */
  readonly at: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
}

const scope = 'Artifacts';

/** Leads through the pictures of a folder, also by the arrow keys. */
export function PictureSteps({ at, count, onStep }: PictureStepsProps) {
  useShortcut({ keys: 'ArrowRight', label: 'Next picture of the folder', scope }, () => onStep(1));
  useShortcut({ keys: 'ArrowLeft', label: 'Previous picture of the folder', scope }, () => onStep(-1));
  return (
    <span className="artifact-steps no-print">
      <button
        type="button"
        className="button"
        aria-label="Previous picture"
        disabled={at === 0}
        onClick={() => onStep(-1)}
      >
        ‹
      </button>
      <span role="status">
        {at + 1} of {count}
      </span>
      <button
        type="button"
        className="button"
        aria-label="Next picture"
        disabled={at === count - 1}
        onClick={() => onStep(1)}
      >
        ›
      </button>
    </span>
  );
}
