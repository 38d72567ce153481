/** Of the saved board, as this program writes it. Apart from the steps that lead there, as the first screen needs no more. */
export const CURRENT_VERSION = 2;
