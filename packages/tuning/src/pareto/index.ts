export { paretoFront } from './non-domination-ranks.ts';
