/** The color that a token stands for. */
export type Look = (token: string) => string;

/** Colors of the theme on screen, each token looked up once. */
export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return (token) => {
    const value = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, value);
    return value;
  };
}
