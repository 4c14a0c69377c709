/** The program of the worker thread that brings what a process logs to its spools, and from there to the servers. */
import { parentPort } from 'node:worker_threads';
import { assert, messageOf } from '@assay/base';
import { faultMessage } from './fault-message.ts';
import { FetchBridge } from './fetch-bridge.ts';
import { ringWord } from './ring-words.ts';
import { Ring } from './ring.ts';
import { sendArtifacts } from './send-artifacts.ts';
import { sendLeftSpools } from './send-left-spools.ts';
import type { SenderEvents } from './sender-events.ts';
import { SpoolFolder } from './spool-folder.ts';
import { SpoolPump } from './spool-pump.ts';
import { SpoolSender } from './spool-sender.ts';
import { SpoolWriter } from './spool-writer.ts';
import type { OpenMessage, WorkerEvent, WorkerRequest } from './worker-messages.ts';

interface Channel {
  readonly ring: Ring;
  readonly pump: SpoolPump;
  readonly bridge: FetchBridge;
  readonly awaited: Set<string>;
  /** Set when the process is at its end, and waits. */
  giveUp: (() => void) | undefined;
  giveUpAt: number;
}

assert(parentPort !== null, 'the spool is written in a thread');
const port = parentPort;
const post = (event: WorkerEvent): void => port.postMessage(event);
/** How long the end of a process waits for a server of which nothing is heard. */
const lastPatienceMs = 1_000;
const never = new AbortController().signal;
const channels = new Map<number, Channel>();
const searched = new Set<string>();

function open(message: OpenMessage): void {
  const { channel, memory, url, key, mode } = message;
  const spool = SpoolFolder.open(message.folder);
  if (spool === undefined) return;
  const note = (line: string): void => post({ kind: 'note', channel, line });
  const ring = new Ring(memory);
  const bridge = new FetchBridge(channel, post);
  const awaited = new Set<string>();
  const connection = { url, key, fetch: message.ownFetch ? bridge.fetch : fetch };
  const events: SenderEvents = {
    created: (runId, fault) =>
      post({ kind: 'created', channel, runId, fault: fault === undefined ? undefined : faultMessage(fault) }),
    renamed: (runId, name) => post({ kind: 'renamed', channel, runId, name }),
    refused: (runId, fault, what, things) =>
      post({ kind: 'refused', channel, runId, fault: faultMessage(fault), what, things }),
    settled: (runId, things) => post({ kind: 'settled', channel, runId, things }),
    failed: (fault) => {
      post({ kind: 'failed', channel, fault: faultMessage(fault) });
      attemptFailed(channels.get(channel));
    },
    answered: () => post({ kind: 'answered', channel }),
    damaged: (bytes, file, nameless) => note(damageWords(bytes, file, nameless)),
    isAwaited: (runId) => awaited.has(runId),
  };
  const sender = new SpoolSender({ spool, connection, events, signal: never });
  const writer = new SpoolWriter(ring, spool, message.limitBytes, {
    note,
    letGo: (file) => post({ kind: 'let-go', file }),
  });
  let troubled = '';
  const onTrouble = (thrown: unknown): void => {
    const words = messageOf(thrown);
    if (words !== troubled) note(`what is in the spool cannot be sent at the moment (${words}); it is tried again.`);
    troubled = words;
  };
  const onRemoved = (): void => {
    channels.delete(channel);
    post({ kind: 'removed', channel });
  };
  const sendRest = (): Promise<unknown> => sendArtifacts(spool, connection, { signal: never, onProblem: note });
  const pump = new SpoolPump({ ring, spool, writer, sender, mode, sendRest, onRemoved, onTrouble });
  channels.set(channel, { ring, pump, bridge, awaited, giveUp: undefined, giveUpAt: 0 });
  pump.start();
  if (mode === 'offline' || message.ownFetch || searched.has(url)) return;
  searched.add(url);
  void sendLeftSpools(spool, connection, note).catch((thrown: unknown) => note(messageOf(thrown)));
}

const damageWords = (bytes: number, file: string | undefined, nameless: number): string =>
  nameless > 0
    ? `${nameless} records of the spool belong to nothing known, since a part of it is damaged.`
    : `${bytes} damaged bytes of the spool were left out${file === undefined ? '' : `; they are in ${file}`}.`;

function last(channel: Channel, token: number): void {
  channel.giveUp = () => settled(channel, -token);
  channel.giveUpAt = performance.now() + lastPatienceMs;
  channel.pump.flush(-token, () => {
    void channel.pump.finish().finally(() => settled(channel, token));
  });
}

function settled({ ring }: Channel, token: number): void {
  Atomics.store(ring.words, ringWord.settled, token);
  Atomics.notify(ring.words, ringWord.settled);
}

/** A process that wants to end does not wait its whole time for a server that does not answer. */
function attemptFailed(channel: Channel | undefined): void {
  if (channel?.giveUp !== undefined && performance.now() > channel.giveUpAt) channel.giveUp();
}

port.on('message', (message: WorkerRequest) => {
  if (message.kind === 'open') {
    open(message);
    return;
  }
  const channel = channels.get(message.channel);
  switch (message.kind) {
    case 'wake':
      channel?.pump.tick();
      return;
    case 'flush': {
      const flushed = (): void => post({ kind: 'flushed', channel: message.channel, call: message.call });
      if (channel === undefined) flushed();
      else channel.pump.flush(message.call, flushed);
      return;
    }
    case 'forget-flush':
      channel?.pump.forgetFlush(message.call);
      return;
    case 'awaited':
      if (message.awaited) channel?.awaited.add(message.runId);
      else channel?.awaited.delete(message.runId);
      return;
    case 'last':
      if (channel !== undefined) last(channel, message.token);
      return;
    case 'fetched':
      channel?.bridge.answered(message.call, message.outcome);
  }
});
