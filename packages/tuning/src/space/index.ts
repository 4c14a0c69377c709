export { parseParameter, parseSpace } from './parse-space.ts';
export { SearchSpace } from './search-space.ts';
