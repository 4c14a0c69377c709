/** To the thread: begin, or end, the heartbeat of a trial. */
export type HeartbeatRequest =
  | {
      readonly kind: 'begin';
      readonly beat: number;
      readonly url: string;
      readonly key: string | undefined;
      readonly studyId: string;
      readonly number: number;
      readonly everyMs: number;
    }
  | { readonly kind: 'end'; readonly beat: number };

/** From the thread: the trial should not go on. */
export interface HeartbeatNews {
  readonly beat: number;
}
