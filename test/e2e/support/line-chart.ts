import type { Locator } from 'playwright-core';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the curves of a chart are drawn, on the screen. */
export async function plotBox(panel: Locator): Promise<Box> {
  const plot = panel.locator('.line-chart-plot');
  await plot.waitFor();
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The plot is not on the page.');
  return box;
}

interface Part {
  getBoundingClientRect(): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}

/** How many pixels of a chart's curves are painted, apart from its axes' greys, in a part of the plot given in shares of it. */
export const inked = (panel: Locator, left: number, top: number, right: number, bottom: number): Promise<number> =>
  panel.locator('.line-chart').evaluate(
    (chart: { querySelector?(selector: string): Part | null }, [l = 0, t = 0, r = 0, b = 0]) => {
      const canvas = chart.querySelector?.('canvas');
      const box = chart.querySelector?.('.line-chart-plot')?.getBoundingClientRect();
      if (!canvas || box === undefined) throw new Error('There is no chart.');
      const whole = canvas.getBoundingClientRect();
      const x = Math.round(box.left - whole.left + l * box.width);
      const y = Math.round(box.top - whole.top + t * box.height);
      const [width, height] = [
        Math.max(1, Math.round((r - l) * box.width)),
        Math.max(1, Math.round((b - t) * box.height)),
      ];
      const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(i, i + 4);
        if (alpha > 40 && Math.max(red, green, blue) - Math.min(red, green, blue) > 40) count++;
      }
      return count;
    },
    [left, top, right, bottom],
  );
