/** The kinds of components, to add. */

export const title = 'Components to add';
export const find = 'Find a component';
export const own = 'This board';
export const kindsOfBoard = 'Kinds of this board';
export const defineKind = 'Define a kind';
