import { Icon } from '../../kit/icons.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { viewport } from '../../state/viewport.ts';
import * as words from '../../words/find.ts';
import { addGroupOf } from './groupChoice.tsx';
import { searchGroups } from './kindSearch.ts';
import styles from './Palette.module.css';

/** Below the components that were found: regions, zones and other frames of that name, or that there is nothing. */
export function PaletteGroups({ typed, alone }: { readonly typed: string; readonly alone: boolean }) {
  const found = searchGroups(typed);
  if (found.length === 0)
    return alone ? <p className={styles.none}>{words.nothingCalledTryUse(typed.trim())}</p> : null;
  return (
    <ul className={styles.list} aria-label={words.groups}>
      {found.map((spec) => (
        <li key={spec.id}>
          <Tooltip text={spec.help} side="right">
            <button
              type="button"
              className={styles.item}
              data-roving={`frame-${spec.id}`}
              data-label={spec.label}
              onClick={() => addGroupOf(spec, viewport()?.center() ?? { x: 0, y: 0 })}
            >
              <Icon name={spec.icon} size={20} />
              <span className={styles.label}>{spec.label}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
