import { handlersOf } from '../handler.ts';
import { search } from './search.ts';
import { getSearchSuggestions } from './suggestions.ts';

export const searchHandlers = handlersOf({
  Search: search,
  GetSearchSuggestions: getSearchSuggestions,
});
