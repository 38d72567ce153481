/** The panel of details. */

export const details = 'Details';
export const hide = 'Hide details';
export const width = 'Width of the details';
export const inspect = 'Inspect';
export const brief = 'Brief';
export const results = 'Results';
export const outline = 'Outline';
