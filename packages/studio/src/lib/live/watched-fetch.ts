/** `fetch` that says when an answer has ended or broken off, or did not come at all. */
export function watchedFetch(onClosed: () => void, inner: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    try {
      const response = await inner(input, init);
      if (response.body === null) return response;
      return new Response(watched(response.body, onClosed), response);
    } catch (thrown) {
      onClosed();
      throw thrown;
    }
  };
}

function watched(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onClosed: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          controller.enqueue(value);
          return;
        }
        onClosed();
        controller.close();
      } catch (thrown) {
        onClosed();
        controller.error(thrown);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
