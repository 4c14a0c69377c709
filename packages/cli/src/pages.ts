/** Reads pages until `limit` items are there or no page is left. */
export async function readPages<T>(
  limit: number,
  readPage: (page: {
    limit: number;
    cursor?: string;
  }) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
): Promise<{ readonly items: readonly T[]; readonly more: boolean }> {
  const items: T[] = [];
  let cursor: string | undefined;
  while (items.length < limit) {
    const page = await readPage({
      limit: Math.min(1000, limit - items.length),
      ...(cursor !== undefined && { cursor }),
    });
    items.push(...page.items);
    if (page.nextCursor === null) return { items, more: false };
    cursor = page.nextCursor;
  }
  return { items, more: true };
}
