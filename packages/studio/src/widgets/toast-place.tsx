import { useEffect } from 'react';
import { showToast, useToast } from '../lib/toast.ts';
import './toast-place.css';

const shownMs = 8000;

/** Where toasts show, at the foot of the page; those who hear the page are told them. */
export function ToastPlace() {
  const toast = useToast();
  useEffect(() => {
    if (toast === undefined || toast.isFault === true) return undefined;
    const timer = setTimeout(() => showToast(undefined), toast.action === undefined ? shownMs / 2 : shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="toast-place no-print" role="status">
      {toast !== undefined && (
        <div className={toast.isFault === true ? 'toast toast-fault' : 'toast'}>
          <span>{toast.text}</span>
          {toast.action !== undefined && (
            <button
              type="button"
              className="button"
              onClick={() => {
                showToast(undefined);
                toast.action?.act();
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            className="button button-plain"
            aria-label="Dismiss"
            onClick={() => showToast(undefined)}
          >
            ✕
          </button>
        </div>
      )}
    </div>
  );
}
