import { isSystemTag } from '../lib/tags/tag-lines.ts';
import './tag-list.css';

/** Tags as `key: value`, the key alone where there is no value. Those of the system itself are left out. */
export function TagList({
  tags,
  wrap = false,
}: {
  readonly tags: Readonly<Record<string, string>>;
  readonly wrap?: boolean;
}) {
  const shown = Object.entries(tags).filter(([key]) => !isSystemTag(key));
  if (shown.length === 0) return null;
  return (
    <ul className={wrap ? 'tag-list tag-list-wrap' : 'tag-list'}>
      {shown.map(([key, value]) => {
        const text = value === '' ? key : `${key}: ${value}`;
        return (
          <li key={key} className="tag" title={text}>
            {text}
          </li>
        );
      })}
    </ul>
  );
}
