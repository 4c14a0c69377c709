import { SnippetGuide } from '../../widgets/snippet-guide.tsx';
import { registerSnippets } from './register-snippets.ts';

/** What the list of models shows while there is none. */
export function RegisterGuide({ url, needsKey }: { readonly url: string; readonly needsKey: boolean }) {
  return (
    <SnippetGuide
      title="Register your first model"
      intro="A registered model keeps the versions of one model: which is in production, and which run it came from."
      snippets={registerSnippets(url, needsKey)}
    />
  );
}
