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
  let frames = [];
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
    /** When an element with this label is there, in epoch ms. */
    labelShown: (label) => until(() => document.querySelector(`[aria-label="${label}"]`) !== null && Date.now()),
  };
})();
