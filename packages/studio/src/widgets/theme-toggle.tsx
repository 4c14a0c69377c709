import { toggleTheme, useTheme } from '../lib/theme.ts';

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
      <svg
        width="15"
        height="15"
        viewBox="0 0 15 15"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        aria-hidden="true"
      >
        {other === 'dark' ? (
          <path d="M12.5 9.2A5.5 5.5 0 1 1 6 2.4a4.4 4.4 0 0 0 6.5 6.8z" />
        ) : (
          <path d="M7.5 4.7a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M7.5 1v1.6M7.5 12.4V14M1 7.5h1.6M12.4 7.5H14M2.9 2.9 4 4M11 11l1.1 1.1M12.1 2.9 11 4M4 11l-1.1 1.1" />
        )}
      </svg>
    </button>
  );
}
