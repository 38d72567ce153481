/** What is drawn beside components, as screen readers and lists name it. */

export const kinds = {
  text: 'text',
  note: 'note',
  stroke: 'pen stroke',
  line: 'line',
  arrow: 'arrow',
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  step: 'step',
} as const;
export const from = (what: string): string => `from ${what}`;
export const to = (what: string): string => `to ${what}`;
export const empty = (kind: string): string => `Empty ${kind}`;
