/*
 * The stream of records that a process logs: first in a ring of shared memory, then, byte for byte, in the frames of a
 * spool. A record is a header of 8 bytes and a payload, padded to a multiple of 8 ("slots"). Header: u32 kind in the
 * low 8 bits and the number of the run in the high 24; u32 length of the payload in bytes. All little-endian.
 */

export const slotBytes = 8;

/** Payload: JSON of `{ id }`. Says which run a number stands for; before any other record of that run. */
export const runRecord = 1;
/** Payload: u32 number, then the name of a metric in UTF-8. The run number is 0. */
export const nameRecord = 2;
/** Payload: f64 step (NaN: none), f64 time in epoch ms, then for each point u32 number of its name, u32 0, f64 value. */
export const pointsRecord = 3;
/** Payload: JSON of a `RunEntry`. */
export const entryRecord = 4;

/** The kind without its flags. */
export const kindMask = 0x3f;
/** A payload that is cut into several records: more of it follows in the next one. */
export const moreFollows = 0x40;
/** This record continues the one before. */
export const continues = 0x80;

/** Longest payload of a single record; longer ones are cut. */
export const longestPayload = 65_536;
/** Points of a single record. */
export const mostPointsInRecord = 4_000;
export const mostRuns = 2 ** 24 - 1;

export const slotsOf = (payloadBytes: number): number => 1 + Math.ceil(payloadBytes / slotBytes);
