import { readRoomRules } from '../checks/room-rules.ts';

/** The rooms that the program is made of, those imported first: all but Studio, which is built apart, and what is for tests. */
export const programRooms = (): readonly string[] =>
  Object.entries(readRoomRules().rooms).flatMap(([room, { testsOnly }]) =>
    testsOnly === true || room === 'studio' ? [] : [room],
  );
