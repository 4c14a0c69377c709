import { useState, type ReactNode } from 'react';

interface DialogFormProps {
  /** What the button does: `Save`. */
  readonly verb: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Answers why it cannot be done; the dialog closes when there is nothing to answer. */
  readonly onSubmit: () => Promise<string | undefined>;
  readonly isReady?: boolean;
}

/** Fields of a dialog with its two buttons; a fault stands above them. */
export function DialogForm({ verb, children, onClose, onSubmit, isReady = true }: DialogFormProps) {
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setIsBusy(true);
    const why = await onSubmit();
    setIsBusy(false);
    setFault(why);
    if (why === undefined) onClose();
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) void submit();
      }}
    >
      {children}
      {fault !== undefined && (
        <p className="dialog-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="button button-main" disabled={!isReady || isBusy}>
          {verb}
        </button>
      </div>
    </form>
  );
}
