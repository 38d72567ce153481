import * as words from '../words/notices.ts';
import { selectedItems } from './arrange.ts';
import { isAwaited } from './awaited.ts';
import { copiedText, copySelection, deleteSelection, pasteText } from './clipboard.ts';
import { COMMANDS, matchCommand } from './commands.ts';
import { belongsToFocus, matches } from './keys.ts';
import {
  clickThen,
  doThen,
  forgetAhead,
  isAhead,
  isPressedAgain,
  pressThen,
  writeInto,
} from './pressedAhead.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';
import { awaitWhatOpens, dropWhatOpens, isOpening } from './whatOpens.ts';

/**
 * Lets the keyboard and the browser's copy, cut and paste events drive the commands. The clipboard is reached
 * through the events because reading it any other way asks the person for permission.
 */
export function listenForCommands(page: Window): () => void {
  const stopAwaiting = awaitWhatOpens(page.document);
  const onEarly = (event: KeyboardEvent): void => {
    if (event.isComposing || isPressedAgain(event) || !isTaken(event)) return;
    if (!mustWait(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isOpening() && !isAhead() && event.key === 'Escape') dropWhatOpens();
    else pressThen(event);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = matchCommand(event);
    if (!command) {
      if (isRefusedEdit(event)) refused(store.getState());
      return;
    }
    event.preventDefault();
    command.run();
  };
  const onEarlyClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>(BUTTON) : null;
    // By keys a click has no detail; those wait already.
    if (!button || !isAhead() || !event.isTrusted || event.detail === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    clickThen(button);
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
    if (!isAwaited() && !isAhead()) pasteText(text);
    else
      doThen(() => {
        const field = page.document.activeElement;
        if (!field || !writeInto(field, text)) pasteText(text);
      });
  };
  page.addEventListener('keydown', onEarly, true);
  page.addEventListener('click', onEarlyClick, true);
  page.addEventListener('keydown', onKey);
  page.document.addEventListener('copy', onCopy);
  page.document.addEventListener('cut', onCopy);
  page.document.addEventListener('paste', onPaste);
  return () => {
    stopAwaiting();
    forgetAhead();
    page.removeEventListener('keydown', onEarly, true);
    page.removeEventListener('click', onEarlyClick, true);
    page.removeEventListener('keydown', onKey);
    page.document.removeEventListener('copy', onCopy);
    page.document.removeEventListener('cut', onCopy);
    page.document.removeEventListener('paste', onPaste);
  };
}

/**
 * While something is on its way, what is pressed is meant for what is there then: all of it for a box that opens, else what
 * is not for a field or dialog that has the focus.
 */
function mustWait(press: KeyboardEvent): boolean {
  if (isOpening() || (isAhead() && !isAwaited())) return true;
  return isAwaited() && !belongsToFocus(press) && !isBrowsers(press);
}

/** What is pressed by a click, and not by what comes before it. */
const BUTTON = 'button, a[href], summary';

/** On the board the Tab key is its own, elsewhere it goes on as ever. */
function isBrowsers({ key, target }: KeyboardEvent): boolean {
  return key === 'Tab' && !(target instanceof Element && target.closest('[data-canvas]'));
}

/** Keys that are worked with beside those that print. */
const WORKED = /^(Enter|Escape|Tab|Backspace|Delete|Home|End|Page(Up|Down)|Arrow\w+|F2|F6)$/;

/** Whether a press is one of this page's; all others are the browser's, as are copying and pasting. */
function isTaken(press: KeyboardEvent): boolean {
  if (!press.ctrlKey && !press.metaKey && !press.altKey)
    return press.key.length === 1 || WORKED.test(press.key);
  return COMMANDS.some(({ native, keys }) => !native && keys.some((one) => matches(one, press)));
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
