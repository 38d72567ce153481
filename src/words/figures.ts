/** What stands at figures wherever they are shown. */

export const noLimit = 'no limit';
export const lessThanOnePercent = '< 1 %';
export const estimate = 'Estimate';
export const estimateHelp = 'By queueing formulas, at each edit, before anything has run.';
export const simulation = 'Simulation';
export const simulationHelp = 'Measured in a run of this board, request by request.';

export const ours = 'ours';
export const oursHelp = 'Our completion: the notes do not say this.';
export const notes = (lines: string | undefined): string => (lines ? `notes ${lines}` : 'notes');
export const fromNotes = (refs: readonly string[] | undefined): string =>
  refs ? `From the notes (${refs.join(', ')})` : 'From the notes';

/** Between two numbers, for who hears what the eye takes from an arrow. */
export const to = 'to';
