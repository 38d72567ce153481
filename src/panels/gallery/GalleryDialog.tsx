import { Suspense, useEffect, useMemo, useState } from 'react';
import type { Board } from '../../board/board.ts';
import { formatFactor } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { SearchField } from '../../kit/SearchField.tsx';
import { Tabs } from '../../kit/Tabs.tsx';
import { VisuallyHidden } from '../../kit/VisuallyHidden.tsx';
import { store } from '../../state/store.ts';
import { estimateOf } from '../../state/theory.ts';
import { PRESETS, TEMPLATES } from '../../templates/templates.ts';
import * as words from '../../words/boards.ts';
import { fetched } from '../fetched.tsx';
import { componentName, limitWords } from '../results/recordWords.ts';
import { isFound, walkExamples } from './finding.ts';
import styles from './GalleryDialog.module.css';
import { Thumbnail } from './Thumbnail.tsx';

const Versions = fetched(async () => (await import('./Versions.tsx')).Versions);
const LessonList = fetched(async () => (await import('./LessonList.tsx')).LessonList);

const TABS = [
  { value: 'systems', label: words.systems },
  { value: 'lessons', label: words.lessons },
] as const;

/** Ready boards by picture, name and what they teach. Each opens as a new board of one's own. */
export function GalleryDialog() {
  const { openDialog, newBoard, say } = store.getState();
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('systems');
  const [typed, setTyped] = useState('');
  const wanted = (...texts: readonly string[]) => isFound(typed, texts);
  const shown = TEMPLATES.filter(({ name, title, teaches }) =>
    wanted(
      title,
      teaches,
      ...PRESETS.filter(({ of }) => of === name).flatMap((preset) => [preset.title, preset.teaches]),
    ),
  );
  const close = () => openDialog(null);
  const open = async (load: () => Promise<Board>) => {
    try {
      const board = await load();
      close();
      newBoard(board);
    } catch {
      say(words.exampleNotLoaded, 'error');
    }
  };
  return (
    <Dialog
      open
      onClose={close}
      title={words.fromExample}
      description={words.opensAsNew}
      size="large"
      footer={
        <Button
          icon="file-plus"
          onClick={() => {
            close();
            newBoard();
          }}
        >
          {words.emptyBoard}
        </Button>
      }
    >
      <Tabs label={words.whatToOpen} tabs={TABS} value={tab} onChange={setTab}>
        <div className={styles.panel} data-examples>
          <SearchField
            className={styles.find}
            label={words.findExample}
            value={typed}
            onType={setTyped}
            onKeyDown={walkExamples}
          />
          {tab === 'lessons' ? (
            <Suspense fallback={null}>
              <LessonList open={open} wanted={wanted} />
            </Suspense>
          ) : (
            <ul className={styles.examples}>
              {shown.length === 0 && <li className={styles.none}>{words.noExample}</li>}
              {shown.map((template) => (
                <li key={template.name} className={styles.entry}>
                  <button
                    type="button"
                    data-example
                    onKeyDown={walkExamples}
                    className={styles.example}
                    onClick={() => void open(template.load)}
                  >
                    <Example template={template} />
                  </button>
                  <Variants of={template} open={open} />
                  <Suspense fallback={null}>
                    <Versions of={template} open={open} />
                  </Suspense>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Tabs>
    </Dialog>
  );
}

/** What changes one thing of an example, to be compared with it. */
function Variants({
  of,
  open,
}: {
  readonly of: (typeof TEMPLATES)[number];
  readonly open: (load: () => Promise<Board>) => Promise<void>;
}) {
  const presets = PRESETS.filter((preset) => preset.of === of.name);
  if (presets.length === 0) return null;
  return (
    <details className={styles.variants}>
      <summary>
        {words.variants(presets.length)}
        <VisuallyHidden>{words.ofExample(of.title)}</VisuallyHidden>
      </summary>
      <ul>
        {presets.map((preset) => (
          <li key={preset.name}>
            <button type="button" className={styles.variant} onClick={() => void open(preset.load)}>
              <span className={styles.variantTitle}>{preset.title}</span>
              <span>{preset.teaches}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Example({ template }: { readonly template: (typeof TEMPLATES)[number] }) {
  const [board, setBoard] = useState<Board | null>(null);
  const { load } = template;
  useEffect(() => {
    let here = true;
    load().then(
      (loaded) => here && setBoard(loaded),
      // Without its picture an example still says what it is; choosing it tries again and reports.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [load]);
  const estimate = useMemo(() => board && estimateOf(board, 1), [board]);
  const headroom = estimate?.headroom;
  return (
    <>
      {board ? <Thumbnail board={board} loads={estimate?.components} /> : <span className={styles.blank} />}
      <span className={styles.words}>
        <span className={styles.title}>{template.title}</span>
        <span>{template.teaches}</span>
        <span className={styles.facts}>
          {board && headroom?.first && (
            <span>
              {words.headroomOf(
                formatFactor(headroom.factor),
                componentName(board, headroom.first.component),
                limitWords(board, headroom.first.limit),
              )}
            </span>
          )}
          <span className={styles.minutes}>{words.aboutMinutes(template.minutes)}</span>
        </span>
      </span>
    </>
  );
}
