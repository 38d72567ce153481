import { useRef } from 'react';

let count = 0;

/**
 * A name for the changes of one control that belong together: a whole drag of a slider is one undo step. `end` starts
 * the next name, so that a second drag of the same slider is a step of its own.
 */
export function useGesture(base: string): { readonly name: () => string; readonly end: () => void } {
  const current = useRef<string | null>(null);
  return {
    name: () => {
      if (current.current === null) {
        count += 1;
        current.current = `${base}#${count}`;
      }
      return current.current;
    },
    end: () => {
      current.current = null;
    },
  };
}
