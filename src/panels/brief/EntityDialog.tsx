import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../board/board.ts';
import { type Entity, entitiesOf, type Relation } from '../../board/entities.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Icon } from '../../kit/icons.tsx';
import { type EntityPicture, layOutEntities } from '../../state/entityLayout.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/brief.ts';
import { saveSvg } from '../saveSvg.ts';
import styles from './EntityDialog.module.css';
import { EntityPictureSvg } from './EntityPicture.tsx';

/** Width of a picture, px, that a large dialog shows as it is. */
const LARGE = 832;
/** Most that a wide one has room for, and what of a narrow window is not the picture's, px. */
const WIDE = 1160;
const PADDING = 112;
/** So small its words can still be read; what is wider then is scrolled. */
const LEGIBLE = 0.7;

/** Share of the window's height that the picture takes at most; as in the style sheet. */
const HIGH = 0.52;

/** Whether a picture in a wide dialog has to be scrolled as long as its words are legible. */
function isCut({ width, height }: EntityPicture): boolean {
  const room = Math.min(WIDE, window.innerWidth - PADDING);
  const scale = Math.max(LEGIBLE, Math.min(1, room / width));
  return scale * width > room || scale * height > HIGH * window.innerHeight;
}

/** The data schema as a picture, and as a list of tables for whoever reads by ear or edits. */
export function EntityDialog({
  onClose,
  onEdit,
}: {
  readonly onClose: () => void;
  readonly onEdit: (card: Id) => void;
}) {
  const brief = useStore((state) => state.board.brief);
  const name = useStore((state) => state.board.name);
  const readOnly = useStore((state) => state.readOnly);
  const [{ entities, relations }] = useState(() => entitiesOf({ brief }));
  const picture = usePicture(entities, relations);
  const svg = useRef<SVGSVGElement>(null);
  const [whole, setWhole] = useState(false);
  const wide = picture !== null && picture !== 'failed' && picture.width > LARGE;
  const scrolled = wide && isCut(picture);
  return (
    <Dialog
      open
      onClose={onClose}
      size={wide ? 'wide' : 'large'}
      title={words.dataSchema}
      description={words.schemaHelp}
      footer={
        picture && (
          <>
            {scrolled && (
              <Button icon="maximize" onClick={() => setWhole(!whole)}>
                {whole ? words.legible : words.wholePicture}
              </Button>
            )}
            <Button
              icon="file-text"
              onClick={() => svg.current && saveSvg(svg.current, words.schemaFile(name))}
            >
              {words.saveAsSvg}
            </Button>
          </>
        )
      }
    >
      {picture === 'failed' ? (
        <p>{words.notLaidOut}</p>
      ) : (
        picture && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture is scrolled by keyboard.
          <div className={styles.scroll} tabIndex={0}>
            <EntityPictureSvg
              ref={svg}
              entities={entities}
              relations={relations}
              picture={picture}
              smallest={whole ? 0 : LEGIBLE}
            />
          </div>
        )
      )}
      <ul className={styles.tables} aria-label={words.tables}>
        {entities.map((entity) => (
          <li key={entity.id}>
            <h3>
              {entity.name}
              {!readOnly && (
                <Button look="quiet" icon="pencil" onClick={() => onEdit(entity.id)}>
                  {words.edit}
                </Button>
              )}
            </h3>
            <p>{fieldWords(entity)}</p>
            {relations
              .filter(({ from }) => from === entity.id)
              .map((relation) => (
                <p key={relation.field} className={styles.relation}>
                  <Icon name="arrow-right" size={13} />
                  {relationWords(relation, entities)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function usePicture(
  entities: readonly Entity[],
  relations: readonly Relation[],
): EntityPicture | 'failed' | null {
  const [picture, setPicture] = useState<EntityPicture | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    layOutEntities(entities, relations).then(
      (laid) => {
        if (!here) return;
        setPicture(laid);
        store.getState().say(words.tablesDrawn(entities.length));
      },
      () => here && setPicture('failed'),
    );
    return () => {
      here = false;
    };
  }, [entities, relations]);
  return picture;
}

function fieldWords({ fields }: Entity): string {
  return fields
    .map(({ name, type, key }) =>
      key && !type.includes(`${key} key`) ? words.keyOf(name, type, key) : words.fieldOf(name, type),
    )
    .join(', ');
}

function relationWords({ to, field, ends }: Relation, entities: readonly Entity[]): string {
  const target = entities.find(({ id }) => id === to)?.name ?? to;
  if (ends === 'kind of') return words.isKind(target);
  return ends === 'one to many' ? words.manyOf(field, target) : words.oneOf(field, target);
}
