/** What stands in `index.html`, which names these between percent signs. */

export const description = 'Draw a system, run its traffic, see what breaks first.';
export const needsScript = 'Headroom draws and simulates in your browser, so it needs JavaScript.';
