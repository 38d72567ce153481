/**
 * What a translated module holds: each name of the English one, with any text in place of its texts, and functions
 * that may take the same values in another order.
 */
export type Translation<Module> = { readonly [Name in keyof Module]: Translated<Module[Name]> };

type Translated<Value> = Value extends string
  ? string
  : Value extends (...values: infer Values) => infer Result
    ? (...values: Values) => Translated<Result>
    : { readonly [Name in keyof Value]: Translated<Value[Name]> };
