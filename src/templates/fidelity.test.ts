import { describe, expect, it } from 'vitest';
import type { Board, Origin } from '../board/board.ts';
import { TABLES } from '../board/board.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

/** What the notes say, item by item: its id, the lines it is on, and the template that has to show it. */
const NOTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  oop: {
    'OO-01': 'L2',
    'OO-02': 'L3',
  },
  'google-advice': {
    'GA-01': 'L5-6',
    'GA-02': 'L7',
    'GA-03': 'L8',
    'GA-04': 'L9',
    'GA-05': 'L10',
    'GA-06': 'L11',
    'GA-07': 'L12',
    'GA-08': 'L13',
    'GA-09': 'L14',
    'GA-10': 'L15',
  },
  parking: {
    'PG-01': 'L17',
    'PG-02': 'L18',
    'PG-03': 'L19-20',
    'PG-04': 'L21',
    'PG-05': 'L22',
    'PG-06': 'L23-24',
    'PG-07': 'L25',
    'PG-08': 'L26',
    'PG-09': 'L27',
    'PG-10': 'L28',
    'PG-11': 'L29',
    'PG-12': 'L31',
    'PG-13': 'L32',
    'PG-14': 'L33',
    'PG-15': 'L34',
    'PG-16': 'L35',
    'PG-17': 'L36',
    'PG-18': 'L38',
    'PG-19': 'L39',
    'PG-20': 'L40',
    'PG-21': 'L41',
    'PG-22': 'L42',
    'PG-23': 'L43',
    'PG-24': 'L44',
    'PG-25': 'L45',
    'PG-26': 'L46-49',
  },
  coworking: {
    'CW-01': 'L52',
    'CW-02': 'L53',
    'CW-03': 'L54',
    'CW-04': 'L55',
  },
  chat: {
    'CH-01': 'L58',
    'CH-02': 'L59',
    'CH-03': 'L61',
    'CH-04': 'L62',
    'CH-05': 'L63',
    'CH-06': 'L64',
    'CH-07': 'L65',
    'CH-08': 'L67',
    'CH-09': 'L68',
    'CH-10': 'L69',
    'CH-11': 'L70',
    'CH-12': 'L71',
    'CH-13': 'L73',
    'CH-14': 'L74',
    'CH-15': 'L75',
    'CH-16': 'L76',
  },
  'tiktok-my-design': {
    'TM-01': 'L79-80',
    'TM-02': 'L81-82',
    'TM-03': 'L83-84',
    'TM-04': 'L86',
    'TM-05': 'L87',
    'TM-06': 'L89',
  },
  tiktok: {
    'TT-01': 'L90',
    'TT-02': 'L91',
    'TT-03': 'L93',
    'TT-04': 'L94',
    'TT-05': 'L95',
    'TT-06': 'L97',
    'TT-07': 'L98',
    'TT-08': 'L100',
    'TT-09': 'L101',
    'TT-10': 'L102',
    'TT-11': 'L104',
    'TT-12': 'L105',
    'TT-13': 'L107',
    'TT-14': 'L108',
    'TT-15': 'L109',
    'TT-16': 'L110-111',
    'TT-17': 'L112',
    'TT-18': 'L113',
    'TT-19': 'L114',
    'TT-20': 'L115',
    'TT-21': 'L116',
    'TT-22': 'L117-118',
    'TT-23': 'L119',
    'TT-24': 'L120',
    'TT-25': 'L121-123',
    'TT-26': 'L124',
    'TT-27': 'L125',
  },
  'voice-p2p': {
    'DV-01': 'L129',
    'DV-02': 'L130',
    'DV-03': 'L131',
    'DV-04': 'L132',
    'DV-05': 'L133',
  },
  deploy: {
    'GD-01': 'L135',
    'GD-02': 'L136',
    'GD-03': 'L137',
    'GD-04': 'L138',
  },
  slack: {
    'SL-01': 'L141',
    'SL-02': 'L142',
    'SL-03': 'L58, L61-76',
  },
  instagram: {
    'IG-01': 'L144',
    'IG-02': 'L145',
    'IG-03': 'L146',
    'IG-04': 'L147',
    'IG-05': 'L148',
    'IG-06': 'L149',
    'IG-07': 'L150',
    'IG-08': 'L151',
    'IG-09': 'L152',
    'IG-10': 'L153',
  },
  tinyurl: {
    'TU-01': 'L155-156',
    'TU-02': 'L157',
    'TU-03': 'L158',
    'TU-04': 'L159-160',
  },
};

/** Claims of the notes that are wrong or can be read in several ways, by the card that says so. */
const CARDS: Readonly<Record<string, readonly (readonly [template: string, card: string, ref: string])[]>> = {
  'C-1': [['parking', 'c-1', 'PG-15']],
  'C-2': [['parking', 'c-2', 'PG-16']],
  'C-3': [['parking', 'c-3', 'PG-12']],
  'C-4': [['chat', 'c-4', 'CH-05']],
  'C-5': [
    ['voice-p2p', 'c-5', 'DV-03'],
    ['voice-sfu', 'c-5', 'DV-03'],
  ],
  'C-6': [['parking', 'c-6', 'PG-23']],
  'C-7': [['parking', 'c-7', 'PG-25']],
  'C-8': [['tinyurl', 'questions-1', 'TU-04']],
  'C-9': [['deploy', 'c-9', 'GD-04']],
  'C-10': [
    ['tiktok-my-design', 'c-10', 'TM-03'],
    ['tiktok', 'c-10', 'TT-17'],
  ],
  'C-11': [['tiktok-my-design', 'c-11', 'TM-04']],
  'C-12': [['tiktok', 'c-12', 'TT-11']],
  'C-13': [['tiktok-my-design', 'c-13', 'TM-05']],
};

/** First and last line of `L157` or `L159-160`; of several such, each. */
function linesOf(text: string): (readonly [number, number])[] {
  return [...text.matchAll(/L(\d+)(?:-(\d+))?/g)].map(([, first, last]) => [
    Number(first),
    Number(last ?? first),
  ]);
}

function overlap(one: string, other: string): boolean {
  return linesOf(one).some(([a, b]) => linesOf(other).some(([c, d]) => a <= d && c <= b));
}

function originsOf(board: Board): Origin[] {
  return TABLES.flatMap((table) =>
    Object.values(board[table] as Readonly<Record<string, { readonly origin?: Origin }>>).flatMap(
      ({ origin }) => origin ?? [],
    ),
  );
}

const boards = new Map<string, Board>();
for (const { name } of TEMPLATES) boards.set(name, (await templateBoard(name))!);
const ids = Object.values(NOTES).flatMap((lines) => Object.keys(lines));

describe('the notes', () => {
  it('have 117 items in twelve systems', () => {
    expect(new Set(ids).size).toBe(117);
    expect(Object.keys(NOTES)).toHaveLength(12);
  });

  it.each(Object.entries(NOTES))('are all shown by %s, with the lines they are on', (name, items) => {
    const origins = originsOf(boards.get(name)!);
    const shown = Object.entries(items).filter(([id, lines]) =>
      origins.some(({ refs, lines: from }) => refs?.includes(id) && overlap(from ?? '', lines)),
    );
    expect(shown.map(([id]) => id)).toEqual(Object.keys(items));
  });

  it.each(Object.entries(NOTES))('are shown by %s where their lines are named', (name, items) => {
    for (const { refs = [], lines = '' } of originsOf(boards.get(name)!))
      for (const [id, at] of Object.entries(items))
        if (overlap(lines, at)) expect(refs, `${lines} has ${id}`).toContain(id);
  });

  it('are referred to by nothing that they do not have', () => {
    const refs = [...boards.values()].flatMap(originsOf).flatMap(({ refs }) => refs ?? []);
    expect(refs.filter((ref) => !ids.includes(ref))).toEqual([]);
  });

  it.each(Object.entries(CARDS))('are checked where they are wrong or open: %s', (_, places) => {
    for (const [name, card, ref] of places) {
      const item = boards.get(name)?.brief[card];
      expect(item?.section, `${name} ${card}`).toBe('questions');
      expect(item?.origin?.refs).toContain(ref);
      // What is doubted is quoted, not rewritten.
      expect(item?.text).toMatch(/\bnotes\b|\binterview\b/);
    }
  });
});

describe('what is ours', () => {
  it.each(TEMPLATES.map(({ name }) => name))('is marked in %s and refers to no line', (name) => {
    const origins = originsOf(boards.get(name)!).filter(({ by }) => by === 'ours');
    expect(origins.length).toBeGreaterThan(0);
    for (const { lines, refs } of origins) expect([lines, refs]).toEqual([undefined, undefined]);
  });
});

describe('a brief', () => {
  it.each(TEMPLATES.map(({ name }) => name))('of %s covers every section', (name) => {
    const sections = new Set(Object.values(boards.get(name)!.brief).map(({ section }) => section));
    expect([...sections].sort()).toEqual([
      'api',
      'assumptions',
      'decisions',
      'deepDives',
      'followUps',
      'functional',
      'nonFunctional',
      'questions',
      'schema',
      'sources',
      'tradeOffs',
    ]);
  });
});
