import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/contract/temporary-folder.ts';
import { DiskReserve } from './disk-reserve.ts';

test('the ballast is made where there is room, given up once, and made again', async () => {
  const folder = await temporaryFolder();
  let free = 1000;
  await using reserve = new DiskReserve({ folder, ballastBytes: 100, lowWaterBytes: 200, freeBytes: async () => free });
  const size = (): Promise<number> =>
    stat(join(folder, 'ballast')).then(
      (found) => found.size,
      () => 0,
    );
  expect(reserve.isLow).toBe(false);
  await reserve.check();
  await reserve.restore();
  expect([reserve.isLow, await size()]).toEqual([false, 100]);
  free = 199;
  await reserve.check();
  expect([reserve.isLow, await size()]).toEqual([true, 100]);
  expect([await reserve.release(), await reserve.release(), await size()]).toEqual([true, false, 0]);
  free = 300;
  await reserve.check();
  await reserve.restore();
  expect([reserve.isLow, await size()]).toEqual([false, 0]);
  free = 501;
  await reserve.restore();
  expect(await size()).toBe(100);
});
