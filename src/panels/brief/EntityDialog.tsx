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
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={words.dataSchema}
      description={words.schemaHelp}
      footer={
        picture && (
          <Button
            icon="file-text"
            onClick={() => svg.current && saveSvg(svg.current, words.schemaFile(name))}
          >
            {words.saveAsSvg}
          </Button>
        )
      }
    >
      {picture === 'failed' ? (
        <p>{words.notLaidOut}</p>
      ) : (
        picture && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture is scrolled by keyboard.
          <div className={styles.scroll} tabIndex={0}>
            <EntityPictureSvg ref={svg} entities={entities} relations={relations} picture={picture} />
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
