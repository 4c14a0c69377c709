/**
 * The program of the process that sends what is left when a training process ends at once, while that one waits. It
 * reads `{ deadlineMs, runs: [[request, …], …] }` on its input and prints how many requests it could not deliver.
 * It stands alone: nothing but Node itself is loaded, so that it starts at once.
 */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { deadlineMs, runs } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
  readonly deadlineMs: number;
  readonly runs: readonly (readonly Request[])[];
};
const endsAt = performance.now() + deadlineMs;

/** True when the server has answered for good, whatever it said. */
async function attempt({ url, ...init }: Request): Promise<boolean> {
  const left = endsAt - performance.now();
  if (left <= 0) return false;
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(Math.ceil(left)) });
    await response.arrayBuffer();
    return response.status < 500 && response.status !== 408 && response.status !== 429;
  } catch {
    return false;
  }
}

async function sendInOrder(requests: readonly Request[]): Promise<number> {
  for (const [index, request] of requests.entries()) {
    for (let waitMs = 50; !(await attempt(request)); waitMs *= 2) {
      if (performance.now() + waitMs >= endsAt) return requests.length - index;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * waitMs));
    }
  }
  return 0;
}

const left = await Promise.all(runs.map(sendInOrder));
process.stdout.write(String(left.reduce((sum, each) => sum + each, 0)));
