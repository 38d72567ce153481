/** What a run of a slice of the traffic is. */

export const everyRequest = 'Every request is simulated.';
export const noSlice =
  'No part of this board is a likeness of it: something has too few slots to divide. Run it for a shorter time, or go by the estimate.';
/** `rounded`: what came out otherwise because slots are whole, as names with percentages; '' for nothing. */
export const slice = (factor: number, rounded: string): string => {
  const whole = rounded === '' ? '' : ` Whole slots come out as: ${rounded}.`;
  return `A slice: one request in ${factor}, with replicas, slots, quotas, bandwidth and connections divided alike; rates are multiplied back.${whole}`;
};
