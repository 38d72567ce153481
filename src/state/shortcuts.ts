import * as words from '../words/notices.ts';
import { selectedItems } from './arrange.ts';
import { copiedText, copySelection, deleteSelection, pasteText } from './clipboard.ts';
import { COMMANDS, matchCommand } from './commands.ts';
import { belongsToFocus, matches } from './keys.ts';
import { store } from './store.ts';
import { typeAhead } from './typedAhead.ts';
import { refused } from './uiSlice.ts';

/**
 * Lets the keyboard and the browser's copy, cut and paste events drive the commands. The clipboard is reached
 * through the events because reading it any other way asks the person for permission.
 */
export function listenForCommands(page: Window): () => void {
  /** Meant for the board that is on its way. */
  const held: (() => void)[] = [];
  const stopHolding = store.subscribe(({ opening }) => {
    if (!opening) for (const act of held.splice(0)) act();
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (store.getState().opening && COMMANDS.some(({ keys }) => keys.some((one) => matches(one, event)))) {
      held.push(() => matchCommand(event)?.run());
      event.preventDefault();
      return;
    }
    if (isForBox(event)) {
      event.preventDefault();
      typeAhead(event.key);
      return;
    }
    const command = matchCommand(event);
    if (!command) {
      if (isRefusedEdit(event)) refused(store.getState());
      return;
    }
    event.preventDefault();
    command.run();
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (!isOurs(event) || hasSelectedText(page)) return;
    const state = store.getState();
    const isCut = event.type === 'cut';
    if (isCut && state.readOnly) return;
    if (selectedItems(state).length === 0) return;
    event.preventDefault();
    const text = copiedText(state);
    if (text === null) void copySelection(state);
    else event.clipboardData?.setData('text/plain', text);
    if (isCut) deleteSelection(state, true);
    else if (text !== null) state.say(words.selectionCopied);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (!isOurs(event)) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (store.getState().opening) held.push(() => pasteText(text));
    else pasteText(text);
  };
  page.addEventListener('keydown', onKey);
  page.document.addEventListener('copy', onCopy);
  page.document.addEventListener('cut', onCopy);
  page.document.addEventListener('paste', onPaste);
  return () => {
    stopHolding();
    page.removeEventListener('keydown', onKey);
    page.document.removeEventListener('copy', onCopy);
    page.document.removeEventListener('cut', onCopy);
    page.document.removeEventListener('paste', onPaste);
  };
}

/** Typed for the box or field that opens: until it has the focus, its letters are no commands. */
function isForBox(press: KeyboardEvent): boolean {
  const { inserting, renaming, dialog } = store.getState();
  const isOpening = inserting !== null || renaming !== null || dialog === 'commands' || dialog === 'find';
  if (!isOpening) return false;
  return (
    press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey && !belongsToFocus(press)
  );
}

/** Whether the press would change the board, were it not read-only: then silence would look like a fault. */
function isRefusedEdit(press: KeyboardEvent): boolean {
  const state = store.getState();
  if (!state.readOnly || state.dialog !== null || belongsToFocus(press)) return false;
  const mine = { ...state, readOnly: false };
  return COMMANDS.some(
    (command) =>
      !command.native && command.keys.some((keys) => matches(keys, press)) && command.enabled(mine),
  );
}

function isOurs(event: ClipboardEvent): boolean {
  const press = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return !event.defaultPrevented && !belongsToFocus({ ...press, target: event.target });
}

/** Text marked in a panel is what the person means to copy. */
function hasSelectedText(page: Window): boolean {
  const selection = page.getSelection();
  return selection !== null && !selection.isCollapsed;
}
