import { LANGUAGE } from './language.ts';

/** The forms a noun takes by number; which of them a language has is its own matter. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const rules = new Intl.PluralRules(LANGUAGE);
const numbers = new Intl.NumberFormat(LANGUAGE);

/** A whole number as the language writes it: 1,024. */
export function number(count: number): string {
  return numbers.format(count);
}

/** The form that goes with so many: "component" with 1, "components" with 2. */
export function form(count: number, forms: Forms): string {
  return forms[rules.select(count)] ?? forms.other;
}

/** Number and noun: "1 component", "1,024 components". */
export function counted(count: number, forms: Forms): string {
  return `${number(count)} ${form(count, forms)}`;
}
