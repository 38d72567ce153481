/** Rows under a heading, in columns without lines. A heading with `>` before it has its column to the right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const isRight = heading.map((title) => title.startsWith('>'));
  const all = [heading.map((title) => title.replace(/^>/, '')), ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const lines = all.map((row) =>
    heading
      .map((_, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return isRight[column] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** A quantity for a table of quantities: less than a thousandth is nothing beside the others. */
export function visible(value: number): number {
  return Math.abs(value) < 0.001 ? 0 : value;
}

/** Text broken between words so that no line passes 80 columns. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= 80)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(indent + word);
  }
  return lines.join('\n');
}

/** Code points, which is what most names are wide. */
function width(text: string): number {
  return [...text].length;
}
