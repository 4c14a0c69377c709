import { setPreferences, usePreferences, type Preferences } from '../lib/prefs/preferences.ts';
import { Dialog } from '../widgets/dialog/dialog.tsx';
import './settings-dialog.css';

/** What one person likes; kept by this browser, and in force at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Settings" onClose={onClose}>
      <p className="muted">They are kept in this browser.</p>
      <Choice
        title="Theme"
        name="theme"
        choices={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
      />
      <Choice
        title="Rows of tables"
        name="density"
        choices={[
          ['compact', 'Compact'],
          ['normal', 'Normal'],
          ['roomy', 'Roomy'],
        ]}
      />
      <Choice
        title="Times"
        name="timeZone"
        choices={[
          ['local', `Here (${new Intl.DateTimeFormat().resolvedOptions().timeZone})`],
          ['utc', 'UTC'],
        ]}
      />
    </Dialog>
  );
}

function Choice<K extends keyof Preferences>(props: {
  readonly title: string;
  readonly name: K;
  readonly choices: readonly (readonly [value: Preferences[K], label: string])[];
}) {
  const { title, name, choices } = props;
  const chosen = usePreferences()[name];
  return (
    <fieldset className="settings-choice">
      <legend>{title}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => setPreferences({ [name]: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
