/**
 * JSON has no NaN and no Infinity; on Assay's wires a number that may be one of them is a JSON number or
 * one of three strings.
 */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export const toWireNumber = (value: number): WireNumber =>
  Number.isFinite(value) ? value : Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';

export const fromWireNumber = (value: WireNumber): number => (typeof value === 'number' ? value : Number(value));
