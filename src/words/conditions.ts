/** What is special about when and how a connection is taken. */

export const sent = 'sent';
export const replicated = 'replicated';
export const when = { miss: 'on a miss', hit: 'on a hit', dead: 'dead letters' } as const;
export const times = (calls: number): string => `x${calls}`;
export const timesAtOnce = (calls: number): string => `x${calls} at once`;
export const withNeed = (calls: string, needed: number): string => `${calls}, ${needed} needed`;
