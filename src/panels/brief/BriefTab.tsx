import { Suspense, useState } from 'react';
import type { BriefItem, BriefSection } from '../../board/board.ts';
import { removeBriefItem, setBriefItem } from '../../board/briefEdits.ts';
import { freshId } from '../../board/edit.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/brief.ts';
import { fetched } from '../fetched.tsx';
import { Section } from '../Section.tsx';
import styles from './Brief.module.css';
import { BriefCard } from './BriefCard.tsx';
import { BriefFinder } from './BriefFinder.tsx';
import { answersTo } from './briefSearch.ts';

const EntityDialog = fetched(async () => (await import('./EntityDialog.tsx')).EntityDialog);
const Stages = fetched(async () => (await import('../gallery/Stages.tsx')).Stages);
const Walk = fetched(async () => (await import('../gallery/Walk.tsx')).Walk);

/** In the order one talks about them. */
const SECTIONS: readonly { readonly id: BriefSection; readonly title: string }[] = [
  { id: 'questions', title: words.checkThis },
  { id: 'functional', title: words.whatItDoes },
  { id: 'nonFunctional', title: words.howWell },
  { id: 'assumptions', title: words.assumptions },
  { id: 'api', title: words.api },
  { id: 'schema', title: words.data },
  { id: 'decisions', title: words.decisions },
  { id: 'tradeOffs', title: words.tradeOffs },
  { id: 'deepDives', title: words.deepDives },
  { id: 'followUps', title: words.followUps },
  { id: 'sources', title: words.sources },
];

/** Cards that are found without a search. */
const FEW = 12;

/** What was asked for and what was decided, as cards; each says whether the notes say it or we do. */
export function BriefTab() {
  const brief = useStore((state) => state.board.brief);
  const readOnly = useStore((state) => state.readOnly);
  const template = useStore((state) => state.board.template);
  const [editing, setEditing] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [looked, setLooked] = useState('');
  const { edit } = store.getState();
  const inSection = (section: BriefSection): readonly BriefItem[] =>
    Object.values(brief)
      .filter((item) => item.section === section)
      .sort((a, b) => a.order - b.order);
  const searching = looked.trim() !== '';
  const found = Object.values(brief).filter((item) => answersTo(item, looked));
  const parts = SECTIONS.map((section) => {
    const all = inSection(section.id);
    return { ...section, items: searching ? all.filter((item) => found.includes(item)) : all };
  });
  const add = (section: BriefSection) =>
    edit((board) => {
      const last = inSection(section).at(-1);
      const id = freshId(board, section);
      setEditing(id);
      return setBriefItem(board, {
        id,
        section,
        order: (last?.order ?? 0) + 1,
        title: words.newItem,
        text: '',
      });
    });
  const isEmpty = Object.keys(brief).length === 0;
  if (isEmpty && readOnly)
    return (
      <EmptyState icon="book-open" title={words.noBrief}>
        {words.cameWithout}
      </EmptyState>
    );
  return (
    <>
      {Object.keys(brief).length > FEW && (
        <BriefFinder
          typed={looked}
          onType={setLooked}
          found={searching ? found.length : null}
          parts={parts.filter(({ items }) => items.length > 0)}
        />
      )}
      {template !== undefined && !searching && (
        <Suspense fallback={null}>
          <Walk key={template} template={template} />
          <Stages key={`${template} stages`} template={template} />
        </Suspense>
      )}
      {isEmpty && (
        <EmptyState icon="book-open" title={words.nothingWritten}>
          {words.goHere}
        </EmptyState>
      )}
      {parts.map(({ id, title, items }) => {
        if (items.length === 0 && (readOnly || searching)) return null;
        return (
          <Section
            key={id}
            title={title}
            name={id}
            action={
              <>
                {id === 'schema' && items.some(({ rows }) => rows?.length) && (
                  <Button look="quiet" icon="table" onClick={() => setDrawn(true)}>
                    {words.draw}
                  </Button>
                )}
                {!readOnly && (
                  <IconButton icon="plus" iconSize={14} label={words.addTo(title)} onClick={() => add(id)} />
                )}
              </>
            }
          >
            <div className={styles.cards}>
              {items.map((item) => (
                <BriefCard
                  key={item.id}
                  item={item}
                  editing={editing === item.id}
                  readOnly={readOnly}
                  onEdit={(on) => setEditing(on ? item.id : null)}
                  onChange={(patch) => edit((board) => setBriefItem(board, { ...item, ...patch }))}
                  onRemove={() => edit((board) => removeBriefItem(board, item.id))}
                />
              ))}
            </div>
          </Section>
        );
      })}
      {drawn && (
        <Suspense fallback={null}>
          <EntityDialog
            onClose={() => setDrawn(false)}
            onEdit={(card) => {
              setDrawn(false);
              setEditing(card);
            }}
          />
        </Suspense>
      )}
      {!readOnly && isEmpty && (
        <div className={styles.start}>
          <Button icon="plus" onClick={() => add('functional')}>
            {words.writeFirst}
          </Button>
        </div>
      )}
    </>
  );
}
