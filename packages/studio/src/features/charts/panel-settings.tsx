import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { LineSettingsForm } from './line-settings-form.tsx';
import { PanelForm } from './panel-form.tsx';
import type { PanelEdit } from './use-panel-edit.ts';

export interface PanelSettingsHandle {
  readonly open: () => void;
}

interface PanelSettingsProps {
  readonly ref: Ref<PanelSettingsHandle>;
  readonly panel: PanelState;
  readonly metrics: readonly string[];
  readonly fields: readonly string[];
  readonly view: ViewState;
  readonly edit: PanelEdit;
}

/** How a panel is changed, in its place: what it shows, and where it differs from the other panels. */
export function PanelSettings({ ref, panel, metrics, fields, view, edit }: PanelSettingsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(0);
  const open = (): void => {
    // The form begins with the panel as it is now: much of it is changed on the chart itself.
    setOpened((count) => count + 1);
    dialog.current?.showModal();
  };
  useImperativeHandle(ref, () => ({ open }), []);
  const own = panel.kind === 'line' ? panel.settings : undefined;
  return (
    <dialog ref={dialog} className="panel-dialog" aria-label="Change the chart">
      <form method="dialog" className="panel-form">
        <h2 className="panel-form-wide">Change the chart</h2>
        <div className="panel-form-wide">
          <PanelForm
            key={opened}
            metrics={metrics}
            fields={fields}
            canChartRuns
            panel={panel}
            onDone={(changed) => {
              // Its settings are changed below, while the form is open.
              const { settings: _, ...rest } = { settings: undefined, ...changed };
              edit.put({ ...rest, ...(own !== undefined && { settings: own }) });
            }}
          />
        </div>
        {panel.kind === 'line' && (
          <div className="panel-form-wide panel-toolbar">
            <LineSettingsForm
              settings={{ ...view, ...own }}
              metrics={metrics}
              isGrouped={view.group !== undefined}
              onChange={(patch) => edit.put({ ...panel, settings: withoutUndefined({ ...own, ...patch }) })}
            />
            {own !== undefined && (
              <button
                type="button"
                className="button button-plain"
                onClick={() => {
                  const { settings: _, ...plain } = panel;
                  edit.put(plain);
                }}
              >
                As the other charts
              </button>
            )}
          </div>
        )}
        <button type="submit" className="button button-main panel-form-wide">
          Done
        </button>
      </form>
    </dialog>
  );
}
