/** Fields of forms, whatever they are about. */

export const backToDefault = (field: string): string => `${field}: back to the default`;
export const noLimit = 'no limit';
export const byDefault = (value: string): string => `Default ${value}:`;
/** The second control of a number that has a field too. */
export const sliderOf = (field: string): string => `${field}, slider`;
