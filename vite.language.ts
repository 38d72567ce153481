import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, parseAst } from 'vite';

const WORDS = fileURLToPath(new URL('src/words', import.meta.url));

/** English with an accent on every letter and a third longer: what shows up without has not come from the words. */
export const ACCENTED = 'en-XA';

/**
 * Takes the modules of `src/words` from the folder of a language in it, and tells the page its language and direction.
 * Nothing is looked up when the page runs: one language is built at a time.
 */
export function translated(language = 'en'): Plugin {
  const fileOf = (name: string): string => {
    const own = join(WORDS, language, name);
    return existsSync(own) ? own : join(WORDS, name);
  };
  const isWords = (path: string): boolean => dirname(path) === WORDS;
  const textOf = (text: string, path: string): string =>
    language === ACCENTED ? accented(text, basename(path)) : text;
  /** What the page says before any script of it runs, by name. */
  const pageTexts = (): ReadonlyMap<string, string> => {
    const page = textOf(readFileSync(fileOf('page.ts'), 'utf8'), 'page.ts');
    const texts = [...page.matchAll(/^export const (\w+) =\s*(['"`])(.*)\2;$/gm)];
    return new Map(texts.map(([, name = '', , text = '']) => [name, text]));
  };
  return {
    name: 'language',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const path = join(dirname(importer), source);
      return isWords(path) && fileOf(basename(path)) !== path ? fileOf(basename(path)) : null;
    },
    transform(text, id) {
      return isWords(id) && language === ACCENTED ? textOf(text, id) : null;
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const values = pageTexts();
        return html
          .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
          .replace(/%(\w+)%/g, (all, name: string) => values.get(name) ?? all);
      },
    },
    /** What a device shows of the page where it is installed. */
    writeBundle({ dir = '' }) {
      const file = join(dir, 'manifest.webmanifest');
      if (!existsSync(file)) return;
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      const own = {
        lang: language,
        dir: directionOf(language),
        description: pageTexts().get('description') ?? manifest.description,
      };
      writeFileSync(file, `${JSON.stringify({ ...manifest, ...own }, null, 2)}\n`);
    },
  };
}

/** Where lines of the script that the language is written in begin. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { script = '' } = new Intl.Locale(language).maximize();
  return ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'].includes(script) ? 'rtl' : 'ltr';
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTS = 'áƀçðéƒĝĥíĵķļɱñöþǫŕšţüṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÖÞǪŔŠŢÜṼŴẊÝŽ';

function accent(text: string): string {
  return text.replace(/(?<!\\)[a-z]/gi, (letter) => {
    const accented = ACCENTS[LETTERS.indexOf(letter)] ?? letter;
    return /[aeiou]/.test(letter) ? accented + accented : accented;
  });
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A module of words with every text in it accented; names of things stay, and so do values that are compared. */
export function accented(text: string, name: string): string {
  if (name === 'language.ts') return text.replace("'en'", `'${ACCENTED}'`);
  const places: Place[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, start, end, value, key, operator } = node as Partial<Record<string, unknown>>;
    if (typeof type !== 'string' || /^Import|^TS.*(Type|Annotation|Declaration)$/.test(type)) return;
    if (type === 'BinaryExpression' && /^[!=]==$/.test(String(operator))) return;
    if (type === 'TemplateElement' || (type === 'Literal' && typeof value === 'string'))
      places.push({ start: Number(start), end: Number(end) });
    for (const [field, inner] of Object.entries(node)) if (inner !== key || field === 'value') walk(inner);
  };
  walk(parseAst(text, { lang: 'ts', sourceType: 'module' }).body);
  return places
    .sort((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end }) => all.slice(0, start) + accent(all.slice(start, end)) + all.slice(end),
      text,
    );
}
