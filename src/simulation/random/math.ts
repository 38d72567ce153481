/**
 * Logarithm and exponential made of operations whose result IEEE 754 and ECMAScript fix to the last bit
 * (+ - * /, Math.sqrt, Math.floor, typed-array views). `Math.log` and `Math.exp` may differ between JavaScript
 * engines, and one bit is enough to send two runs of the same seed different ways.
 *
 * Reductions and coefficients are fdlibm's (e_log.c, e_exp.c; Sun Microsystems 1993, freely granted): error
 * below 1 ulp.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;

const real = new Float64Array(1);
/** The same eight bytes as two words; index 1 holds sign and exponent (every JavaScript platform is little-endian). */
const words = new Int32Array(real.buffer);

/** All powers of two from 2^-1074 on: faster than putting an exponent together word by word. */
const powers = new Float64Array(2098);
powers[0] = 5e-324;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1]!;

function power2(k: number): number {
  return powers[k + 1074]!;
}

/** x 2^k; in two steps where 2^k alone is no normal number. */
function scale(x: number, k: number): number {
  if (k > 1023) return x * 2 * power2(k - 1);
  if (k < -1022) return (x * power2(k + 54)) / TWO_54;
  return x * power2(k);
}

/** Natural logarithm. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= TWO_54;
    k = -54;
  }
  real[0] = y;
  const bits = words[1]!;
  const high = bits & 0x000fffff;
  // Brings the mantissa into [sqrt(1/2), sqrt(2)).
  const exponent = (bits >> 20) - 1023 + ((high + 0x95f64) >> 20);
  k += exponent;
  const f = y * power2(-exponent) - 1;
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = even + odd;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** Argument and result of `powerOfE`: a double that crosses a call would be boxed. */
const cell = new Float64Array(1);

/** e to the power x. */
export function exp(x: number): number {
  cell[0] = x;
  powerOfE();
  return cell[0]!;
}

function powerOfE(): void {
  const x = cell[0]!;
  if (Number.isNaN(x)) {
    cell[0] = NaN;
    return;
  }
  if (x > 709.782712893384) {
    cell[0] = Infinity;
    return;
  }
  if (x < -745.1332191019411) {
    cell[0] = 0;
    return;
  }
  if (x > -3.725290298461914e-9 && x < 3.725290298461914e-9) {
    cell[0] = 1 + x;
    return;
  }
  let k = 0;
  let high = x;
  let low = 0;
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = Math.floor(x * Math.LOG2E + 0.5);
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  if (k === 0) {
    cell[0] = 1 - ((r * c) / (c - 2) - r);
    return;
  }
  cell[0] = scale(1 - (low - (r * c) / (2 - c) - high), k);
}
