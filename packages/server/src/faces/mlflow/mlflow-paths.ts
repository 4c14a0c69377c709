/** MLflow's own pages ask for everything below this prefix that its clients ask for below `/api/`. */
const pagesPrefix = '/ajax-api/';

/** The path that a request is routed by. */
export const withoutPagesPrefix = (url: string): string =>
  url.startsWith(pagesPrefix) ? `/api/${url.slice(pagesPrefix.length)}` : url;

/** True for what MLflow's clients ask for; `routedUrl` after `withoutPagesPrefix`. */
export const isMlflowPath = (routedUrl: string): boolean =>
  /^\/(?:api\/[23]\.0\/|(?:v1\/traces|get-artifact)(?:$|[/?]))/.test(routedUrl);
