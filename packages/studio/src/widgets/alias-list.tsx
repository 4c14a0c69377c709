import './tag-list.css';

/** Aliases as models are named by them, `@champion`. */
export function AliasList({ aliases }: { readonly aliases: readonly string[] }) {
  if (aliases.length === 0) return null;
  return (
    <ul className="tag-list">
      {aliases.map((alias) => (
        <li key={alias} className="tag" title={alias}>
          {alias}
        </li>
      ))}
    </ul>
  );
}
