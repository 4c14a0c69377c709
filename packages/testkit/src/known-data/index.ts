/** Data sets that R documents, as its manual prints them; what tests answer on them is in the tests beside. */

/** Extra hours of sleep under two drugs, ten people (Student 1908). */
export const sleep = {
  first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

/** Hamilton depression scale at two visits (Hollander and Wolfe 1973). */
export const depression = {
  first: [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3],
  second: [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
};

/** Permeability of the human placenta (Hollander and Wolfe 1973). */
export const permeability = {
  term: [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
  early: [1.15, 0.88, 0.9, 0.74, 1.21],
};

/** Mucociliary efficiency of three groups (Hollander and Wolfe 1973). */
export const clearance = [
  [2.9, 3, 2.5, 2.6, 3.2],
  [3.8, 2.7, 4, 2.4],
  [2.8, 3.4, 3.7, 2.2, 2],
];

/** Weights of plants (Dobson 1983). */
export const plantGrowth = {
  control: [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  first: [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  second: [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
};

/** Times of 22 players to round first base in three ways (Hollander and Wolfe 1973). */
export const roundingTimes = [
  [5.4, 5.5, 5.55],
  [5.85, 5.7, 5.75],
  [5.2, 5.6, 5.5],
  [5.55, 5.5, 5.4],
  [5.9, 5.85, 5.7],
  [5.45, 5.55, 5.6],
  [5.4, 5.4, 5.35],
  [5.45, 5.5, 5.35],
  [5.25, 5.15, 5],
  [5.85, 5.8, 5.7],
  [5.25, 5.2, 5.1],
  [5.65, 5.55, 5.45],
  [5.6, 5.35, 5.45],
  [5.05, 5, 4.95],
  [5.5, 5.5, 5.4],
  [5.45, 5.55, 5.5],
  [5.55, 5.55, 5.35],
  [5.45, 5.5, 5.55],
  [5.5, 5.45, 5.25],
  [5.65, 5.6, 5.4],
  [5.7, 5.65, 5.55],
  [6.3, 6.3, 6.25],
];

/** Accuracy of C4.5 without and with tuning on 14 data sets (Demšar, JMLR 7, 2006, table 2). */
export const demsar: readonly (readonly [number, number])[] = [
  [0.763, 0.768],
  [0.599, 0.591],
  [0.954, 0.971],
  [0.628, 0.661],
  [0.882, 0.888],
  [0.936, 0.931],
  [0.661, 0.668],
  [0.583, 0.583],
  [0.775, 0.838],
  [1, 1],
  [0.94, 0.962],
  [0.619, 0.666],
  [0.972, 0.981],
  [0.957, 0.978],
];
