import { useEffect, useRef, type ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, the cross or a click beside it. The one who shows the dialog takes it away. */
  readonly onClose: () => void;
  readonly size?: 'narrow' | 'wide';
  /** The title is for those who hear the page only. */
  readonly isBare?: boolean;
}

/** A window over the page: the browser keeps the focus in it and gives it back afterwards. Drawn while it is open only. */
export function Dialog({ title, children, onClose, size = 'narrow', isBare = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return undefined;
    element.showModal();
    element.querySelector<HTMLElement>('[data-focus-first], .dialog-form :is(input, textarea, select)')?.focus();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${size} no-print`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Also when the browser closed it by itself.
        if (!event.currentTarget.open) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={isBare ? 'dialog-bare' : 'dialog-body'}>
        {!isBare && (
          <div className="dialog-head">
            <h2>{title}</h2>
            <button type="button" className="button button-plain" aria-label="Close" onClick={onClose}>
              ✕
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
