/** Where something stands in a text that a person wrote; both count from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export type Token = Spot & {
  /** `end` closes a chain: a new line or a semicolon. */
  readonly type: 'words' | 'quoted' | 'parenthesis' | 'arrow' | 'back' | 'comma' | 'end';
  readonly text: string;
  /** A quote or parenthesis that its line does not close. */
  readonly open?: true;
};

/**
 * `->`, `=>`, `-->`, `->>`, what word processors make of them, and the arrows of Unicode, down a column too. Who writes
 * `<->` thinks of the answer that comes back: it is one call.
 */
const ARROW = /<?[-–—=~]{1,5}>{1,2}|<{1,2}[-–—=~]{1,5}|[→⇒⟶⟹➔➜➝➡↓⇓⬇↔⇔⟷←⇐⟵⬅]\uFE0F?/y;
/** The one on the right calls. */
const BACK = /^(<+[-–—=~]+|[←⇐⟵⬅]\uFE0F?)$/;
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '(': ')',
};
/** Where plain words end. */
const BOUND = /[,;\n("“„«]/;

export function hasArrow(text: string): boolean {
  return new RegExp(ARROW.source).test(text);
}

/** A text as words, quotes, arrows and ends; anything is readable as something. A line goes on where an arrow ends or begins one. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const token of tokensByLine(text)) {
    if (isArrow(token)) while (tokens.at(-1)?.text === '\n') tokens.pop();
    const before = tokens.at(-1);
    if (token.text !== '\n' || !before || !isArrow(before)) tokens.push(token);
  }
  return tokens;
}

export function isArrow({ type }: Token): boolean {
  return type === 'arrow' || type === 'back';
}

function tokensByLine(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const spot = (index: number): Spot => ({ line, column: index - lineStart + 1 });
  const arrowAt = (index: number): string | undefined => {
    ARROW.lastIndex = index;
    return ARROW.exec(text)?.[0];
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    const arrow = arrowAt(at);
    if (sign === '\n') {
      tokens.push({ type: 'end', text: sign, ...spot(at) });
      at += 1;
      line += 1;
      lineStart = at;
    } else if (arrow !== undefined) {
      tokens.push({ type: BACK.test(arrow) ? 'back' : 'arrow', text: arrow, ...spot(at) });
      at += arrow.length;
    } else if (sign === ',' || sign === ';') {
      tokens.push({ type: sign === ',' ? 'comma' : 'end', text: sign, ...spot(at) });
      at += 1;
    } else if (/\s/.test(sign)) {
      at += 1;
    } else if (Object.hasOwn(CLOSING, sign)) {
      const lineEnd = endOfLine(text, at);
      const close = text.slice(at + 1, lineEnd).indexOf(CLOSING[sign] ?? sign);
      const end = close < 0 ? lineEnd : at + 1 + close;
      const type = sign === '(' ? 'parenthesis' : 'quoted';
      const open = close < 0 ? { open: true as const } : {};
      tokens.push({ type, text: text.slice(at + 1, end), ...spot(at), ...open });
      at = close < 0 ? end : end + 1;
    } else {
      let end = at + 1;
      while (end < text.length && !BOUND.test(text.charAt(end)) && arrowAt(end) === undefined) end += 1;
      tokens.push({ type: 'words', text: text.slice(at, end).trim(), ...spot(at) });
      at = end;
    }
  }
  return tokens;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
