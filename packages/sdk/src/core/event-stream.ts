/** One event of a stream of Server-Sent Events. */
export interface ServerSentEvent {
  readonly type: string;
  readonly data: string;
  readonly id: string | undefined;
}

/**
 * The events of a `text/event-stream`, as the HTML standard parses it: fields by line, an event ends with an empty
 * line, comments are skipped, what is unfinished at the end is dropped.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent, void, void> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let rest = '';
  let event = emptyEvent();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // A CR at the very end may be half of a CRLF: wait for what follows.
      const held = rest.endsWith('\r') ? '\r' : '';
      const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? '') + held;
      for (const line of lines) {
        if (line === '') {
          if (event.data.length > 0 || event.type !== '') {
            yield { type: event.type === '' ? 'message' : event.type, data: event.data.join('\n'), id: event.id };
          }
          event = emptyEvent();
        } else takeField(event, line);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

interface OpenEvent {
  type: string;
  data: string[];
  id: string | undefined;
}

const emptyEvent = (): OpenEvent => ({ type: '', data: [], id: undefined });

function takeField(event: OpenEvent, line: string): void {
  const colon = line.indexOf(':');
  if (colon === 0) return;
  const field = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
  if (field === 'event') event.type = value;
  else if (field === 'data') event.data.push(value);
  else if (field === 'id') event.id = value;
}
