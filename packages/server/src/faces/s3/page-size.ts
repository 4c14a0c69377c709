import { s3Error } from './s3-error.ts';

/** How many elements a page may have: what the client asks, up to S3's own bound. Throws InvalidArgument. */
export function pageSize(query: ReadonlyMap<string, string>, name: string, most = 1000): number {
  const given = query.get(name);
  if (given === undefined || given === '') return most;
  if (!/^\d{1,10}$/.test(given) || Number(given) > 2 ** 31 - 1)
    throw s3Error('InvalidArgument', `Argument ${name} must be an integer between 0 and 2147483647`, {
      ArgumentName: name,
      ArgumentValue: given.slice(0, 80),
    });
  return Math.min(Number(given), most);
}

/** How keys stand in an answer: as they are, or percent-encoded where the client asks for that. Throws InvalidArgument. */
export function keyEncoding(query: ReadonlyMap<string, string>): (key: string) => string {
  const given = query.get('encoding-type');
  if (given === undefined || given === '') return (key) => key;
  if (given !== 'url')
    throw s3Error('InvalidArgument', 'Invalid Encoding Method specified in Request', { ArgumentName: 'encoding-type' });
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}
