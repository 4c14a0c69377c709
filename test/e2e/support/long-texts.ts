import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const built = fileURLToPath(new URL('../../../packages/studio/dist/assets', import.meta.url));
let known: ReadonlySet<string> | undefined;

/** Words as they stand in the program: whole strings, and what stands between the values of a template. */
function wordsOfProgram(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const file of readdirSync(built).filter((name) => name.endsWith('.js'))) {
    const program = readFileSync(path.join(built, file), 'utf8');
    for (const [, text = ''] of program.matchAll(/(?=[`"'}]([^`"'{}\n]*)(?:[`"']|\$\{))/g)) words.add(text.trim());
  }
  return words;
}

/** Whether a text is Studio's own, but for numbers in it. What else is on a page came with the data. */
function isOwnText(text: string): boolean {
  known ??= wordsOfProgram();
  const withoutNumbers = text.replaceAll(/[\d.,]+/g, '').trim();
  return [text, withoutNumbers, withoutNumbers.replace(/s$/, '')].some((words) => known?.has(words) === true);
}

/** Texts in sight, in the order of the page; runs there. */
const textsInPage = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (/[\\p{L}\\p{N}]/u.test(node.data) && node.parentElement.closest('script, style, svg, .visually-hidden') === null) nodes.push(node);
  return nodes;
})()`;

/**
 * What is wrong with the texts of the page, each with a key that is the same before and after their change: what is cut off with nothing
 * that says so, what leaves its button or the box around it, what covers something else, and a page wider than its window. Runs there.
 */
const faultsInPage = `(() => {
  const faults = new Map();
  const nameOf = (each) => {
    const element = each.nodeType === 3 ? each.parentElement : each;
    return element.tagName.toLowerCase() + [...element.classList].map((name) => '.' + name).join('') + ' ' + JSON.stringify(each.textContent.trim().slice(0, 50));
  };
  let places = 0;
  const add = (kind, one, other) => {
    for (const each of [one, other]) if (each !== undefined) each.assayPlace ??= places++;
    faults.set(kind + one.assayPlace + '/' + (other?.assayPlace ?? ''), kind + ': ' + nameOf(one) + (other === undefined ? '' : ' / ' + nameOf(other)));
  };
  const near = 1.5;
  const hides = (value) => value === 'hidden' || value === 'clip';
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('.visually-hidden') === null;
  const isApart = (style) => style.position === 'absolute' || style.position === 'fixed';
  const styles = new Map();
  const styleOf = (element) => styles.get(element) ?? (styles.set(element, getComputedStyle(element)), styles.get(element));
  /** What is seen of a box, and whether something on the way says that the rest is cut off. */
  const seenOf = (element, whole) => {
    let { left, right, top, bottom } = whole;
    let cut;
    for (let at = element; at !== null && at !== document.documentElement; at = at.parentElement) {
      const style = styleOf(at);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const box = at.getBoundingClientRect();
      // Lists and graphs that are moved within their frame end at it anywhere.
      const isMoved = at.matches('.react-flow, .line-list-window, .report-editor-gutter');
      if (hides(style.overflowX) && !isMoved && (right > box.right + near || left < box.left - near))
        cut ??= style.textOverflow !== 'ellipsis' ? 'cut off' : at.closest('[title], [aria-label]') === null && at.querySelector('[title]') === null ? 'cut off without a title' : 'said';
      if (hides(style.overflowY) && !isMoved && !/auto|scroll/.test(style.overflowX) && (bottom > box.bottom + 4 || top < box.top - 4)) cut ??= 'cut off below';
      if (style.overflowX !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      if (style.position === 'fixed') break;
    }
    return { left, right, top, bottom, cut, isSeen: right - left > 2 && bottom - top > 4 };
  };
  /** The box around it that it leaves at a side, if any. */
  const leftBy = (element, { left, right }) => {
    for (let at = element; at !== null && at !== document.body; at = at.parentElement) {
      const style = styleOf(at);
      if (style.overflowX !== 'visible') return undefined;
      if (style.display === 'inline' || style.display === 'contents') continue;
      const box = at.getBoundingClientRect();
      if (box.width > 2 && (right > box.right + near || left < box.left - near)) return at;
      if (isApart(style)) return undefined;
    }
    return undefined;
  };
  const shown = [];
  for (const node of ${textsInPage}) {
    const parent = node.parentElement;
    if (!isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      if (whole.width < 2) continue;
      const seen = seenOf(parent, whole);
      if (seen.cut !== undefined && seen.cut !== 'said') add(seen.cut, node);
      if (seen.cut === undefined) {
        const box = leftBy(parent, whole);
        if (box !== undefined) add('leaves', node, box);
      }
      if (seen.isSeen) shown.push({ ...seen, node });
    }
  }
  // What lies on top of a text hides it on purpose: a menu, a head that stays.
  const texts = shown.filter(({ node, left, right, top, bottom }) => {
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return at !== null && (at.contains(node) || node.parentElement.contains(at));
  });
  // Lines of one text stand close.
  const meet = (a, b, apartY) => a.left + near < b.right - near && b.left + near < a.right - near && a.top + apartY < b.bottom - apartY && b.top + apartY < a.bottom - apartY;
  for (let i = 0; i < texts.length; i++)
    for (let j = i + 1; j < texts.length; j++)
      if (texts[i].node !== texts[j].node && meet(texts[i], texts[j], 3)) add('covers', texts[i].node, texts[j].node);
  for (const control of document.querySelectorAll('button, input, select, textarea, a.button, summary')) {
    if (!isShown(control)) continue;
    const whole = control.getBoundingClientRect();
    const box = seenOf(control, whole);
    // One below a window has nothing to do with it.
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!box.isSeen || top === null || (!control.contains(top) && !top.contains(control))) continue;
    for (const text of texts)
      if (!control.contains(text.node) && text.node.parentElement.closest('label')?.contains(control) !== true && meet(text, box, 2)) add('lies under', text.node, control);
    const around = box.cut === undefined && control.parentElement !== null ? leftBy(control.parentElement, whole) : undefined;
    if (around !== undefined && !isApart(styleOf(control))) add('leaves', control, around);
  }
  for (const element of [document.documentElement, document.querySelector('#content')])
    if (element !== null && element.scrollWidth > element.clientWidth) faults.set('wide ' + element.id, 'wider than the window by ' + (element.scrollWidth - element.clientWidth) + ' px: ' + (element.id || 'the page'));
  return [...faults];
})()`;

const lengthen = (own: readonly string[]): string => `(() => {
  const own = new Set(${JSON.stringify(own)});
  const accents = { a: 'ä', e: 'é', i: 'ï', o: 'ö', u: 'ü', A: 'Å', E: 'Ê', I: 'Î', O: 'Ø', U: 'Û', c: 'ç', n: 'ñ' };
  for (const node of ${textsInPage}) {
    if (!own.has(node.data.trim())) continue;
    let due = 0;
    node.data = node.data.replace(/\\p{L}/gu, (letter) => {
      due += 0.35;
      const more = due >= 1;
      if (more) due -= 1;
      return (accents[letter] ?? letter) + (more ? 'ë' : '');
    });
  }
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
})()`;

/** What is wrong with the texts of the page as they are. */
export const faultsOfTexts = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate<[string, string][]>(faultsInPage)).map(([, words]) => words);

/** Makes Studio's own words on the page 35 % longer, with accents, as a translation would, and answers what that breaks. */
export async function faultsOfLongTexts(page: Page): Promise<readonly string[]> {
  const before = new Map(await page.evaluate<[string, string][]>(faultsInPage));
  const texts = await page.evaluate<string[]>(`[...new Set(${textsInPage}.map((node) => node.data.trim()))]`);
  const own = texts.filter(isOwnText);
  if (own.length < 8) throw new Error(`Only ${own.length} texts of the page are known: is Studio built?`);
  await page.evaluate(lengthen(own));
  const after = await page.evaluate<[string, string][]>(faultsInPage);
  return after.filter(([key]) => !before.has(key)).map(([, words]) => words);
}
