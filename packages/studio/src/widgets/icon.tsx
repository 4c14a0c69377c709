/** Drawings of 16 by 16, in lines of the text's colour. */
const paths = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5M6.75 13V9.5h2.5V13',
  experiments: 'M6 2.5h4M6.75 2.5V6.5L3 12.2c-.4.7.1 1.3.8 1.3h8.4c.7 0 1.2-.6.8-1.3L9.25 6.5V2.5M4.8 10h6.4',
  inbox: 'M2.5 9.5 4.3 3.5h7.4l1.8 6v3h-11zM2.5 9.5h3.2l.8 1.5h3l.8-1.5h3.2',
  compare: 'M8 2.5v11M2.5 4h3.8M9.7 4h3.8M2.5 8h2.3M9.7 8h3.8M2.5 12h3.8M9.7 12h2',
  models: 'M8 2.2 13.3 5v6L8 13.8 2.7 11V5zM2.7 5 8 7.8 13.3 5M8 7.8v6',
  studies: 'M2.5 2.5v11h11M5 4.5h.01M5.2 9.5l2.6-1 2 1.8 3.2-5.2M8 5.5h.01M11 10.5h.01M8.5 11.5h.01',
  reports: 'M4 2.5h5.5L12.5 5.5v8h-8.5zM9.5 2.5v3h3M6 11.5V9.5M8.2 11.5V7.5M10.4 11.5V10',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  moon: 'M13.2 9.6A5.6 5.6 0 1 1 6.5 2.8a4.5 4.5 0 0 0 6.7 6.8z',
  half: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 2.2v11.6M8 5h4.9M8 8h5.8M8 11h4.9',
  help: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM6.2 6.3c.1-1 .9-1.6 1.8-1.6s1.8.7 1.8 1.6c0 1.3-1.8 1.4-1.8 2.7M8 11v.4',
  settings:
    'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 2.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4M6 9.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  narrow: 'M2.5 2.5h11v11h-11zM6 2.5v11M11.3 6 9.3 8l2 2',
  wide: 'M2.5 2.5h11v11h-11zM6 2.5v11M9.3 6l2 2-2 2',
  folder: 'M2 4.5c0-.6.4-1 1-1h3.2l1.4 1.6H13c.6 0 1 .4 1 1v5.4c0 .6-.4 1-1 1H3c-.6 0-1-.4-1-1z',
  view: 'M4 2.5h8v11l-4-2.8-4 2.8z',
  share: 'M6.5 9.5l3-3M7 4.7l1.4-1.4a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.4 1.4a3 3 0 0 1-4.3-4.3L4.7 7',
  user: 'M8 2.8a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2M2.8 13.5c.5-2.4 2.6-3.7 5.2-3.7s4.7 1.3 5.2 3.7',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  run: 'M5 3.2v9.6L12.5 8z',
  whole: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  action: 'M9 2 3.5 9H8l-1 5 5.5-7H8z',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside or in place of a word; those who hear the page do not meet it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.4 : 1.3}
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
