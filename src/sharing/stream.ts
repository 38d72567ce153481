/**
 * The two streams a board is written to: numbers as bytes and texts as text, apart because each alone compresses
 * better. Both ends know what comes next, so nothing is named.
 */
export type Scalar = string | number | boolean;

/** What was written does not read as a board. The checksum held, so it was made so. */
export class Unreadable extends Error {}

/** Something that a later version may have added: an unknown field, or a code at the end of a list. */
export class Newer extends Unreadable {}

const SEPARATOR = '\0';
const ESCAPE = '~';

/** What the two lowest bits of a scalar's first number say of the rest. */
const WHOLE = 0;
const NEGATIVE = 1;
const DECIMAL = 2;
const OTHER = 3;

/** Scalars that are no short number. */
const OTHERS = { text: 0, true: 1, false: 2, longNumber: 3 } as const;

export class Sink {
  private readonly numbers: number[] = [];
  private readonly texts: string[] = [];

  /** A whole number from 0 on: seven bits a byte, lowest first. */
  count(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.numbers.push((rest % 128) | 128);
    this.numbers.push(rest);
  }

  text(value: string): void {
    this.texts.push(value);
  }

  scalar(value: Scalar): void {
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'boolean') this.other(value ? OTHERS.true : OTHERS.false);
    else {
      this.other(OTHERS.text);
      this.text(value);
    }
  }

  /** Exactly as the shortest decimal says it: sign, digits, power of ten. */
  private number(value: number): void {
    const [, sign, whole = '', fraction = '', power = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
    const digits = Number(whole + fraction);
    const exponent = Number(power) - fraction.length;
    const isShort = sign !== undefined && digits < 2 ** 48 && exponent > -64 && exponent < 64;
    if (!isShort) {
      this.other(OTHERS.longNumber);
      this.text(String(value));
    } else if (exponent === 0) {
      this.count(digits * 4 + (sign === '' ? WHOLE : NEGATIVE));
    } else {
      this.count(digits * 4 + DECIMAL);
      this.count((exponent + 64) * 2 + (sign === '' ? 0 : 1));
    }
  }

  private other(value: number): void {
    this.count(value * 4 + OTHER);
  }

  /** Texts first: they lie next to the dictionary, and what is near is cheaper to point at. */
  bytes(): Uint8Array {
    const texts = this.texts.map((text) =>
      text.replaceAll(ESCAPE, ESCAPE + ESCAPE).replaceAll(SEPARATOR, `${ESCAPE}0`),
    );
    const written = new TextEncoder().encode(texts.join(SEPARATOR));
    const head = new Sink();
    head.count(written.length);
    head.count(this.texts.length);
    return Uint8Array.from([...head.numbers, ...written, ...this.numbers]);
  }
}

export class Source {
  private readonly bytes: Uint8Array;
  private readonly texts: readonly string[];
  private at = 0;
  private textAt = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const length = this.count();
    const count = this.count();
    const end = this.at + length;
    if (end > bytes.length) throw new Unreadable('texts are missing');
    const written = new TextDecoder().decode(bytes.subarray(this.at, end));
    const texts = count === 0 ? [] : written.split(SEPARATOR);
    if (texts.length !== count) throw new Unreadable('texts are missing');
    this.texts = texts.map((text) =>
      text.replace(/~([~0])/g, (_, code) => (code === '0' ? SEPARATOR : ESCAPE)),
    );
    this.at = end;
  }

  count(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > 2 ** 49) throw new Unreadable('a number is missing');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** A number of items. Each takes a byte or a text at least, so no loop runs on a mere claim. */
  items(): number {
    const count = this.count();
    const left = this.bytes.length - this.at + this.texts.length - this.textAt;
    if (count > left) throw new Unreadable('items are missing');
    return count;
  }

  text(): string {
    const text = this.texts[this.textAt++];
    if (text === undefined) throw new Unreadable('a text is missing');
    return text;
  }

  scalar(): Scalar {
    const first = this.count();
    const value = Math.floor(first / 4);
    switch (first % 4) {
      case WHOLE:
        return value;
      case NEGATIVE:
        return -value;
      case DECIMAL: {
        const power = this.count();
        // Through text, so that the very number comes back that was written.
        return Number(`${power % 2 === 1 ? '-' : ''}${value}e${Math.floor(power / 2) - 64}`);
      }
    }
    if (value === OTHERS.text) return this.text();
    if (value === OTHERS.longNumber) return Number(this.text());
    if (value === OTHERS.true || value === OTHERS.false) return value === OTHERS.true;
    throw new Newer('a value of an unknown type');
  }

  end(): void {
    if (this.at !== this.bytes.length || this.textAt !== this.texts.length)
      throw new Newer('something is left over');
  }
}
