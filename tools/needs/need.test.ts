import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { provide } from './need.ts';
import type { Need } from './need.ts';

interface Fake {
  readonly installed?: string;
  readonly installs?: string;
  readonly failure?: string;
}

function fakeNeed({ installed, installs, failure }: Fake): Need & { attempts: number } {
  let here = installed;
  const need = {
    name: 'Thing',
    explain: 'Install a Thing.',
    attempts: 0,
    find: () => here,
    install: () => {
      need.attempts += 1;
      here = installs;
      return Promise.resolve(failure);
    },
  };
  return need;
}
const silent = (): void => undefined;

test('what is here is not installed', async () => {
  const need = fakeNeed({ installed: '/bin/thing' });
  expect(await provide(need, silent)).toEqual({ path: '/bin/thing' });
  expect(need.attempts).toBe(0);
});

test('what is not here is installed', async () => {
  expect(await provide(fakeNeed({ installs: '/bin/thing' }), silent)).toEqual({ path: '/bin/thing' });
});

test.each([
  [{ failure: 'only root may' }, 'Thing is not here (only root may). Install a Thing.'],
  [{}, 'Thing is not here (the installation left none). Install a Thing.'],
])('what cannot be had is told with the reason and the remedy', async (fake, missing) => {
  expect(await provide(fakeNeed(fake), silent)).toEqual({ missing });
});

test('CHROMIUM_PATH decides when it is set, and must name a program', () => {
  const before = process.env['CHROMIUM_PATH'];
  try {
    process.env['CHROMIUM_PATH'] = process.execPath;
    expect(findChromium()).toBe(process.execPath);
    process.env['CHROMIUM_PATH'] = '/no/such/chromium';
    expect(findChromium()).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH'];
    else process.env['CHROMIUM_PATH'] = before;
  }
});
