/**
 * Paths of keys that stand twice in one object of a JSON text. `JSON.parse` keeps the last and says nothing, but a
 * board merged by hand then has silently lost a record. The text must be valid JSON.
 */
export function duplicateKeys(text: string): string[][] {
  const found: string[][] = [];
  const open: { readonly keys: Set<string> | null; key: string; index: number }[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)) {
    const top = open.at(-1);
    if (token === '{') open.push({ keys: new Set(), key: '', index: 0 });
    else if (token === '[') open.push({ keys: null, key: '0', index: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (top && top.keys === null) top.key = String(++top.index);
    } else if (token === ':') {
      if (top?.keys) {
        top.key = JSON.parse(last) as string;
        if (top.keys.has(top.key)) found.push(open.map(({ key }) => key));
        top.keys.add(top.key);
      }
    } else last = token;
  }
  return found;
}
