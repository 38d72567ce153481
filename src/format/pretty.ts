/** Columns up to which an object or list stays on one line. */
const WIDTH = 110;

/** JSON with two spaces a level, where whatever fits a line stays on it: one record a line, mostly. */
export function pretty(value: unknown, indent = '', head = 0): string {
  const inline = onOneLine(value);
  const isDeep = indent.length >= 4 || typeof value !== 'object' || value === null;
  // The board and its tables are always opened, so that a table's first record does not move the others.
  if (isDeep && indent.length + head + inline.length <= WIDTH) return inline;
  if (Array.isArray(value))
    return block(
      '[',
      ']',
      indent,
      value.map((item) => pretty(item, `${indent}  `)),
    );
  if (typeof value !== 'object' || value === null) return inline;
  const lines = Object.entries(value).map(([key, inner]) => {
    const name = `${JSON.stringify(key)}: `;
    return name + pretty(inner, `${indent}  `, name.length);
  });
  return block('{', '}', indent, lines);
}

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
