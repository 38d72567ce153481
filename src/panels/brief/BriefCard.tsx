import type { ReactNode } from 'react';
import type { BriefItem } from '../../board/board.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { cx } from '../../kit/cx.ts';
import * as words from '../../words/brief.ts';
import { keepUnits } from '../inspect/keepUnits.ts';
import { FindingList } from '../results/FindingList.tsx';
import { TextField } from '../TextField.tsx';
import styles from './Brief.module.css';
import { OriginBadge } from './OriginBadge.tsx';

type Rows = NonNullable<BriefItem['rows']>;

/** One item of the brief, read or edited in place. */
export function BriefCard({
  item,
  editing,
  readOnly,
  onEdit,
  onChange,
  onRemove,
}: {
  readonly item: BriefItem;
  readonly editing: boolean;
  readonly readOnly: boolean;
  readonly onEdit: (on: boolean) => void;
  readonly onChange: (patch: Partial<BriefItem>) => void;
  readonly onRemove: () => void;
}) {
  const isCode = item.section === 'api' || item.section === 'schema';
  if (editing && !readOnly)
    return (
      <article
        // Opened from elsewhere it may be out of sight.
        ref={(card) => card?.scrollIntoView({ block: 'nearest' })}
        className={cx(styles.card, styles.editing)}
        aria-label={item.title}
      >
        <TextField
          label={words.title}
          value={item.title}
          required
          onChange={(title) => onChange({ title })}
        />
        <TextField label={words.text} value={item.text} lines={3} onChange={(text) => onChange({ text })} />
        {isCode && <RowsEditor rows={item.rows ?? []} onChange={(rows) => onChange({ rows })} />}
        <div className={styles.actions}>
          <Button onClick={() => onEdit(false)}>{words.done}</Button>
          <Button look="danger" icon="trash-2" onClick={onRemove}>
            {words.remove}
          </Button>
        </div>
      </article>
    );
  return (
    <article
      className={cx(styles.card, item.section === 'questions' && styles.question)}
      aria-label={item.title}
    >
      <header className={styles.header}>
        <h4 className={cx(isCode && styles.code)}>{item.title}</h4>
        {!readOnly && (
          <IconButton
            icon="pencil"
            iconSize={13}
            label={words.editItem(item.title)}
            className={styles.edit}
            onClick={() => onEdit(true)}
          />
        )}
        <OriginBadge origin={item.origin} />
      </header>
      {item.text && <Text text={item.text} />}
      {item.rows && item.rows.length > 0 && (
        <dl className={styles.rows}>
          {item.rows.map((row) => (
            <div key={row.name}>
              <dt className={styles.code}>{row.name}</dt>
              <dd>
                <span className={styles.code}>{row.type}</span>
                {row.note && <span className={styles.note}> {row.note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {item.section === 'schema' && <FindingList id={`brief:${item.id}`} />}
    </article>
  );
}

/** An https address, or one as people write it, with a way after its name; a stop after it is not of it. */
const ADDRESS = /(https:\/\/[^\s)]*[^\s),.;:]|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s)]*[^\s),.;:])/g;

/** Plain text; only addresses become links, all of them https, so that no text of a stranger's board can be more than text. */
function Text({ text }: { readonly text: string }) {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    pieces.push(
      keepUnits(text.slice(end, index)),
      <a
        key={index}
        href={address.startsWith('https://') ? address : `https://${address}`}
        target="_blank"
        rel="noreferrer noopener"
      >
        {address.replace('https://', '')}
      </a>,
    );
    end = index + address.length;
  }
  return (
    <p className={styles.text}>
      {pieces}
      {keepUnits(text.slice(end))}
    </p>
  );
}

function RowsEditor({ rows, onChange }: { readonly rows: Rows; readonly onChange: (rows: Rows) => void }) {
  const set = (index: number, patch: Partial<Rows[number]>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  return (
    <div className={styles.rowsEditor}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
        <div key={index} className={styles.rowEditor}>
          <TextField
            label={words.fieldName(index + 1)}
            value={row.name}
            onChange={(name) => set(index, { name })}
          />
          <TextField
            label={words.fieldType(index + 1)}
            value={row.type}
            onChange={(type) => set(index, { type })}
          />
          <TextField
            label={words.fieldNote(index + 1)}
            value={row.note ?? ''}
            placeholder={words.note}
            onChange={(note) => set(index, { note })}
          />
          <IconButton
            icon="x"
            iconSize={13}
            label={words.removeField(row.name)}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button look="quiet" icon="plus" onClick={() => onChange([...rows, { name: 'field', type: 'text' }])}>
        {words.field}
      </Button>
    </div>
  );
}
