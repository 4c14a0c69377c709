export { mean } from './mean.ts';
export { median, quantile } from './quantile.ts';
export { variance } from './variance.ts';
