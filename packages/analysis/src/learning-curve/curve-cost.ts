const hourMs = 3_600_000;

/** What a time cost at a price per hour, in the unit of the price. */
export const curveCost = (elapsedMs: number, pricePerHour: number): number =>
  (Math.max(0, elapsedMs) / hourMs) * pricePerHour;
