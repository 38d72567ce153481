const SUFFIX: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, b: 1e9, t: 1e12, '%': 0.01 };

/** Reads `1500`, `1,500`, `1.5k`, `250 M`, `1e6`, `3x`, `80 %`; null when it is no number. */
export function parseNumber(text: string): number | null {
  const match = /^\s*([-+]?[\d.,\s_]*\d[\d.,_]*(?:e[-+]?\d+)?)\s*([kmgbtx%]?)\s*$/i.exec(text);
  if (!match) return null;
  let digits = match[1]!.replace(/[\s_]/g, '');
  const commas = digits.split(',').length - 1;
  // One comma and no point, not followed by exactly three digits, is a decimal comma.
  if (commas === 1 && !digits.includes('.') && !/,\d{3}$/.test(digits)) digits = digits.replace(',', '.');
  const value = Number(digits.replaceAll(',', '')) * (SUFFIX[match[2]!.toLowerCase()] ?? 1);
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}
