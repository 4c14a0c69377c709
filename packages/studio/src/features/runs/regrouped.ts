/** What a view forgets when its rows are grouped otherwise: whose curves are drawn and what is unfolded was said of other rows. */
export const regrouped = { open: undefined, solo: undefined, hidden: undefined, shown: undefined } as const;
