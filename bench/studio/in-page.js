// Runs in the page, before anything of it: what the bench looks at there. Each function is called by its text.
(() => {
  const links = () => [...document.querySelectorAll('[role="row"] a')].filter((link) => link.textContent !== '');
  const until = (isSo) =>
    new Promise((resolve) => {
      const look = () => {
        const found = isSo();
        if (found) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
  const grid = () => document.querySelector('[role="grid"]');
  /** Whether the charts in an element have been drawn; what says why there is none counts as drawn. */
  const isPainted = (selector) => {
    const element = document.querySelector(selector);
    const canvases = [...(element?.querySelectorAll('.plot-layer') ?? [])];
    if (canvases.length === 0) return (element?.querySelector('[role=alert], .plot-empty') ?? null) !== null;
    return canvases.every(({ dataset }) => dataset.painted === 'true');
  };
  let frames = [];
  let shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  let isCounting = false;

  globalThis.bench = {
    /** When so many rows can be read, in ms from the start of the navigation. */
    rowsReadable: (count) => until(() => links().length >= count && performance.now()),
    /** When a chart of so many curves was drawn. */
    chartDrawn: (curves) =>
      until(
        () => performance.getEntriesByName('assay:chart-drawn').find((mark) => mark.detail.curves >= curves)?.startTime,
      ),
    startFrames: () =>
      new Promise((resolve) => {
        frames = [];
        isCounting = true;
        let last;
        const step = (now) => {
          if (last !== undefined) frames.push(now - last);
          last = now;
          if (isCounting) requestAnimationFrame(step);
        };
        requestAnimationFrame((now) => {
          step(now);
          resolve();
        });
      }),
    stopFrames: () => {
      isCounting = false;
      return frames;
    },
    scroll: async (steps, px) => {
      for (let step = 0; step < steps; step++) {
        grid().scrollTop += px;
        await new Promise(requestAnimationFrame);
      }
    },
    scrollTo: (place) => {
      grid().scrollTop = place === 'end' ? grid().scrollHeight : 0;
    },
    lastRow: () => links().at(-1)?.textContent ?? '',
    /** From the next press of the pointer or of Enter until other rows stand there, in ms. */
    rowsChanged: () =>
      new Promise((resolve) => {
        const first = () => {
          const names = links()
            .slice(0, 3)
            .map((link) => link.textContent)
            .join();
          return names === '' ? '' : `${names} of ${document.querySelector('.run-toolbar-count')?.textContent}`;
        };
        const before = first();
        let from;
        const began = (event) => {
          if (from !== undefined || (event.type === 'keydown' && event.key !== 'Enter')) return;
          from = performance.now();
          document.removeEventListener('pointerdown', began, true);
          document.removeEventListener('keydown', began, true);
          void until(() => first() !== before && first() !== '').then(() => resolve(performance.now() - from));
        };
        document.addEventListener('pointerdown', began, true);
        document.addEventListener('keydown', began, true);
      }),
    /** From the next key until a text stands on the page, in ms. */
    textAfterInput: (text) =>
      new Promise((resolve) => {
        const began = () => {
          const from = performance.now();
          void until(() => document.body.textContent.includes(text)).then(() => resolve(performance.now() - from));
        };
        document.addEventListener('input', began, { capture: true, once: true });
      }),
    /** From the next press of the pointer until a text stands on the page, in ms. */
    textAfterPress: (text) =>
      new Promise((resolve) => {
        const began = () => {
          const from = performance.now();
          void until(() => document.body.textContent.includes(text)).then(() => resolve(performance.now() - from));
        };
        document.addEventListener('pointerdown', began, { capture: true, once: true });
      }),
    /** How far the page has moved under its reader (cumulative layout shift). */
    layoutShift: () => shifted,
    /** From the next key until this text is marked in the log, in ms. */
    hitAfterInput: (text) =>
      new Promise((resolve) => {
        const isMarked = () => [...document.querySelectorAll('mark')].some((mark) => mark.textContent === text);
        const began = () => {
          const from = performance.now();
          void until(isMarked).then(() => resolve(performance.now() - from));
        };
        document.addEventListener('input', began, { capture: true, once: true });
      }),
    /** When the lineage was laid out and its nodes are there. */
    lineageShown: () =>
      until(
        () =>
          performance.getEntriesByName('assay:lineage-laid-out').length > 0 &&
          document.querySelector('.lineage-node') !== null &&
          performance.now(),
      ),
    /** When the first chart of a study was drawn. */
    studyShown: () => until(() => isPainted('[data-chart="history"]') && performance.now()),
    studyCharts: () => [...document.querySelectorAll('[data-chart]')].map(({ dataset }) => dataset.chart),
    /** From when a chart of a study comes into view until it was drawn, in ms. */
    studyChartDrawn: async (name) => {
      const slot = document.querySelector(`[data-chart="${CSS.escape(name)}"]`);
      const board = slot.closest('[data-scrolls]');
      const isLow = slot.offsetTop > board.scrollHeight / 2;
      board.scrollTop = isLow ? 0 : board.scrollHeight;
      await until(() => slot.childElementCount === 0);
      await until(() => isPainted('[data-scrolls]'));
      const from = performance.now();
      board.scrollTop = slot.offsetTop - board.offsetTop - 20;
      await until(() => slot.childElementCount > 0 && isPainted(`[data-chart="${CSS.escape(name)}"]`));
      await new Promise(requestAnimationFrame);
      return performance.now() - from;
    },
    /** From the next click until all charts were drawn anew, in ms. */
    chartsPaintedAfterClick: () =>
      new Promise((resolve) => {
        const began = () => {
          const from = performance.now();
          const observer = new MutationObserver(() => {
            if (!isPainted('[data-scrolls]')) return;
            observer.disconnect();
            resolve(performance.now() - from);
          });
          observer.observe(document.querySelector('[data-scrolls]'), {
            subtree: true,
            attributeFilter: ['data-painted'],
          });
        };
        document.addEventListener('click', began, { capture: true, once: true });
      }),
    /** When an element with this label is there, in epoch ms. */
    labelShown: (label) => until(() => document.querySelector(`[aria-label="${label}"]`) !== null && Date.now()),
  };
})();
