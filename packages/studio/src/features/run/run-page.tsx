export function RunPage(_props: { readonly runId: string; readonly view: unknown }) {
  return null;
}
