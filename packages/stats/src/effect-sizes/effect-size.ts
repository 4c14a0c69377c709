export interface EffectSize {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}
