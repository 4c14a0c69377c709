import type { SagemakerHandlers } from '../handler.ts';
import { search } from './search.ts';
import { getSearchSuggestions } from './suggestions.ts';

export const searchHandlers = {
  Search: search,
  GetSearchSuggestions: getSearchSuggestions,
} satisfies Partial<SagemakerHandlers>;
