import { toggleTheme, useTheme } from '../lib/theme.ts';
import { Icon } from './icon.tsx';

export function ThemeToggle() {
  const other = useTheme() === 'dark' ? 'light' : 'dark';
  const words = `Change to the ${other} theme`;
  return (
    <button
      type="button"
      className="button button-plain no-print"
      aria-label={words}
      title={words}
      onClick={toggleTheme}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
