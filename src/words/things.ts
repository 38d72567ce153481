import { counted } from './plural.ts';

/** What lies on a board, counted. */

export const components = (count: number): string =>
  counted(count, { one: 'component', other: 'components' });
export const connections = (count: number): string =>
  counted(count, { one: 'connection', other: 'connections' });
export const drawings = (count: number): string => counted(count, { one: 'drawing', other: 'drawings' });
export const items = (count: number): string => counted(count, { one: 'item', other: 'items' });
export const findings = (count: number): string => counted(count, { one: 'finding', other: 'findings' });

/** One of them that has no name of its own. */
export const drawing = 'Drawing';
export const connection = 'Connection';
