/** Whether a number, rounded to as many digits as are written down, is what is written. */
export function reads(value: number, written: string): boolean {
  const [mantissa = '', exponent = '0'] = written.split('e');
  const digit = 10 ** (Number(exponent) - (mantissa.split('.')[1] ?? '').length);
  return Math.abs(value - Number(written)) <= 0.5001 * digit;
}
