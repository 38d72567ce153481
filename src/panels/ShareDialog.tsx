import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../catalog/units.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { encodeLink } from '../sharing/link.ts';
import { store, useStore } from '../state/store.ts';
import { templateBoard } from '../templates/templates.ts';
import styles from './ShareDialog.module.css';

/** Where chat programs cut a message, characters. */
const CUTS = [
  { app: 'Discord', at: 2000 },
  { app: 'Microsoft Teams', at: 2048 },
  { app: 'Slack', at: 4000 },
] as const;

const briefs = {
  async briefOf(template: string) {
    return (await templateBoard(template))?.brief ?? null;
  },
};

/** The whole board as a link: made here, held in the link itself, sent to no server. */
export function ShareDialog() {
  const board = useStore((state) => state.board);
  const [link, setLink] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { openDialog, say } = store.getState();

  useEffect(() => {
    let here = true;
    setCopied(false);
    encodeLink(board, briefs).then(
      (fragment) => {
        if (here) setLink(`${location.origin}${location.pathname}#${fragment}`);
      },
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [board]);

  const copy = async () => {
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      say('Link copied');
    } catch {
      field.current?.select();
      say('The browser did not allow copying. The link is selected: copy it with the keyboard.', 'error');
    }
  };
  const cut = link === null ? [] : CUTS.filter(({ at }) => link.length > at);
  return (
    <Dialog
      open
      onClose={() => openDialog(null)}
      title="Share this board"
      description="The link holds the whole board. Whoever opens it sees it read-only and can make a copy; nothing is stored on a server."
    >
      {failed ? (
        <p role="alert">The link could not be made in this browser. Update it, or try another one.</p>
      ) : (
        <div className={styles.row}>
          <input
            ref={field}
            className={styles.link}
            aria-label="Link to this board"
            readOnly
            value={link ?? 'Making the link ...'}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            look="primary"
            icon={copied ? 'check' : 'copy'}
            disabled={link === null}
            onClick={() => void copy()}
          >
            {copied ? 'Copied' : 'Copy link'}
          </Button>
        </div>
      )}
      {link !== null && (
        <p className={styles.meta}>
          {formatCount(link.length)} characters.{' '}
          {cut.length > 0
            ? `Too long for a message in ${cut.map(({ app }) => app).join(', ')}; mail and documents take it.`
            : 'Short enough for any chat or mail.'}
        </p>
      )}
    </Dialog>
  );
}
