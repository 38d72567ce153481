/** Fonts of the page that are in use, as rules of a style sheet that carries them: a picture may fetch nothing. */
export async function fontRules(): Promise<string> {
  const inUse = new Set([...document.fonts].filter(({ status }) => status === 'loaded').map(nameOf));
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => ({
        family: style.getPropertyValue('font-family'),
        weight: style.getPropertyValue('font-weight'),
        unicodeRange: style.getPropertyValue('unicode-range'),
        source: style.getPropertyValue('src'),
        base: sheet.href ?? document.baseURI,
      })),
  );
  const carried = rules
    .filter((rule) => inUse.has(nameOf(rule)))
    .map(async ({ family, weight, unicodeRange, source, base }) => {
      const [, address = ''] = /url\("?([^")]+)/.exec(source) ?? [];
      const file = await fetch(new URL(address, base));
      const data = await dataOf(await file.blob());
      return `@font-face{font-family:${family};font-weight:${weight};unicode-range:${unicodeRange};src:url("${data}")}`;
    });
  return (await Promise.all(carried)).join('');
}

interface Named {
  readonly family: string;
  readonly unicodeRange: string;
}

const nameOf = ({ family, unicodeRange }: Named): string =>
  `${family} ${unicodeRange}`.replace(/["'\s]/g, '').toLowerCase();

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
