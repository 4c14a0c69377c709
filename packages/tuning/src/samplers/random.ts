import { randomFor, type Sampler, type SuggestContext, type Suggestion } from './sampler.ts';

/** Even over the coordinates, branches and constraints heeded. */
export const randomSampler = {
  suggest: (context: SuggestContext): Suggestion => ({
    values: context.space.decode(context.space.draw(randomFor(context, 'draw'))),
  }),
} satisfies Sampler;
