import type { ModelStage } from '@assay/wire';
import './stage-mark.css';

/** The stage of a model's version as a shape, a colour and a word; nothing for none. */
export function StageMark({ stage, text = stage }: { readonly stage: ModelStage; readonly text?: string }) {
  if (stage === 'None') return null;
  return (
    <span className={`stage-mark stage-${stage.toLowerCase()}`}>
      <svg className="stage-shape" viewBox="0 0 10 10" aria-hidden="true">
        {stage === 'Production' && <circle cx="5" cy="5" r="4" fill="currentColor" />}
        {stage === 'Staging' && (
          <>
            <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            <path d="M5 1.5a3.5 3.5 0 0 0 0 7z" fill="currentColor" />
          </>
        )}
        {stage === 'Archived' && <path d="M1 2h8v2H1zM2 5h6v3.5H2z" fill="currentColor" />}
      </svg>
      {text}
    </span>
  );
}
