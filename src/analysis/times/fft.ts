/**
 * Discrete Fourier transform in place, of a length that is a power of two: sum of x_j e^(-2 pi i j k / N), or with
 * `inverse` of x_j e^(+2 pi i j k / N); no scaling (Cooley & Tukey 1965).
 */
export function transform(re: Float64Array, im: Float64Array, inverse: boolean): void {
  const { reversed, cos, sin } = tableOf(re.length);
  const size = re.length;
  for (let i = 0; i < size; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const r = re[i]!;
    re[i] = re[j]!;
    re[j] = r;
    const m = im[i]!;
    im[i] = im[j]!;
    im[j] = m;
  }
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const wr = cos[k * stride]!;
        const wi = inverse ? sin[k * stride]! : -sin[k * stride]!;
        const a = start + k;
        const b = a + half;
        const r = re[b]! * wr - im[b]! * wi;
        const m = re[b]! * wi + im[b]! * wr;
        re[b] = re[a]! - r;
        im[b] = im[a]! - m;
        re[a] = re[a]! + r;
        im[a] = im[a]! + m;
      }
    }
  }
}

interface Table {
  readonly reversed: Uint16Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const tables = new Map<number, Table>();

function tableOf(size: number): Table {
  const known = tables.get(size);
  if (known) return known;
  const reversed = new Uint16Array(size);
  for (let i = 1; i < size; i++) reversed[i] = (reversed[i >> 1]! >> 1) | (i & 1 ? size >> 1 : 0);
  const turns = Array.from({ length: size / 2 }, (_, k) => (2 * Math.PI * k) / size);
  const table = {
    reversed,
    cos: Float64Array.from(turns, Math.cos),
    sin: Float64Array.from(turns, Math.sin),
  };
  tables.set(size, table);
  return table;
}
