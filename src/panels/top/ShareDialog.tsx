import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { encodeLink } from '../../sharing/link.ts';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import { templateBoard } from '../../templates/templates.ts';
import * as words from '../../words/boards.ts';
import styles from './ShareDialog.module.css';

/** Where chat programs cut a message, characters. */
const CUTS = [
  { app: 'Discord', at: 2000 },
  { app: 'Microsoft Teams', at: 2048 },
  { app: 'Slack', at: 4000 },
] as const;

const FILES = [
  { id: 'save-file', label: words.boardFile, name: words.saveBoard },
  { id: 'save-svg', label: words.svg, name: words.saveSvg },
  { id: 'save-png', label: words.png, name: words.savePng },
] as const;

const briefs = {
  async briefOf(template: string) {
    return (await templateBoard(template))?.brief ?? null;
  },
};

/** The whole board as a link: made here, held in the link itself, sent to no server. */
export function ShareDialog() {
  const board = useStore((state) => state.board);
  const load = useStore((state) => state.load);
  const [link, setLink] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { openDialog, say } = store.getState();

  useEffect(() => {
    let here = true;
    setCopied(false);
    encodeLink(board, briefs, load).then(
      (fragment) => {
        if (here) setLink(`${location.origin}${location.pathname}#${fragment}`);
      },
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [board, load]);

  const copy = async () => {
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      say(words.linkCopied);
    } catch {
      field.current?.select();
      say(words.copyRefused, 'error');
    }
  };
  const cut = link === null ? [] : CUTS.filter(({ at }) => link.length > at);
  return (
    <Dialog open onClose={() => openDialog(null)} title={words.shareBoard} description={words.shareHelp}>
      {failed ? (
        <p role="alert">{words.linkNotMade}</p>
      ) : (
        <div className={styles.row}>
          <input
            ref={field}
            className={styles.link}
            aria-label={words.linkOfBoard}
            readOnly
            value={link ?? words.makingLink}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            look="primary"
            icon={copied ? 'check' : 'copy'}
            disabled={link === null}
            onClick={() => void copy()}
          >
            {copied ? words.copied : words.copyLink}
          </Button>
        </div>
      )}
      {link !== null && (
        <p className={styles.meta}>
          {words.characters(formatCount(link.length))}{' '}
          {cut.length > 0 ? words.tooLongFor(cut.map(({ app }) => app)) : words.shortEnough}{' '}
          {load !== 1 && words.opensAt(load)}
        </p>
      )}
      <div className={styles.files}>
        <p>{words.asFile}</p>
        <div className={styles.row}>
          {FILES.map(({ id, label, name }) => (
            <Button key={id} icon="download" aria-label={name} onClick={() => commandOf(id).run()}>
              {label}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
