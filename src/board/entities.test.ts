import { describe, expect, it } from 'vitest';
import { TEMPLATES, templateBoard } from '../templates/templates.ts';
import { type BriefItem, EMPTY_BOARD } from './board.ts';
import { entitiesOf } from './entities.ts';

type Rows = NonNullable<BriefItem['rows']>;
const card = (id: string, title: string, rows: Rows, order = 0): BriefItem => ({
  ...{ id, section: 'schema', order, title, text: '', rows },
});
const told = (...cards: BriefItem[]) => {
  const { relations } = entitiesOf({
    ...EMPTY_BOARD,
    brief: Object.fromEntries(cards.map((one) => [one.id, one])),
  });
  return relations.map(({ from, field, to, ends }) => `${from}.${field} ${ends} ${to}`);
};

describe('relations', () => {
  it('follow keys, however they are spelled', () => {
    const users = card('u', 'users', [{ name: 'id', type: 'id', note: 'primary key' }]);
    for (const name of ['user_id', 'userId', 'user'])
      expect(told(users, card('m', 'messages', [{ name, type: 'id' }]))).toEqual([`m.${name} many to one u`]);
  });

  it('follow types that name a table, and lists of them', () => {
    const lot = card('l', 'ParkingLot', [{ name: 'levels', type: 'list of Level' }]);
    const level = card('v', 'Level', [{ name: 'free', type: 'int' }]);
    const gate = card('g', 'Gate', [{ name: 'lot', type: 'ParkingLot' }]);
    expect(told(lot, level, gate)).toEqual(['g.lot many to one l', 'l.levels one to many v']);
  });

  it('lead from a class to the one above it', () => {
    const above = card('v', 'Vehicle', [{ name: 'license', type: 'string' }]);
    expect(told(above, card('c', 'Car', [{ name: 'extends', type: 'Vehicle' }]))).toEqual([
      'c.extends kind of v',
    ]);
  });

  it('go where a key says that it refers to', () => {
    const builds = card('b', 'builds', [{ name: 'id', type: 'id', note: 'primary key' }]);
    const machine = card('m', 'machine', [{ name: 'current', type: 'id', note: 'references builds; ours' }]);
    expect(told(builds, machine)).toEqual(['m.current many to one b']);
  });

  it('find people in their roles', () => {
    const user = card('u', 'user', [{ name: 'id', type: 'id' }]);
    const follow = card('f', 'follow', [
      { name: 'follower_id', type: 'foreign key' },
      { name: 'followee_id', type: 'foreign key' },
    ]);
    expect(told(user, follow)).toEqual(['f.follower_id many to one u', 'f.followee_id many to one u']);
  });

  it('are none for a table’s own key, for plain fields and for methods', () => {
    const video = card('v', 'Video', [
      { name: 'video_id', type: 'id', note: 'primary key' },
      { name: 'user', type: 'string' },
      { name: 'pay(user)', type: 'user' },
    ]);
    expect(told(video, card('u', 'user', [{ name: 'id', type: 'id' }]))).toEqual([]);
  });

  it('are not confused by what everything inherits', () => {
    expect(told(card('c', 'constructor', [{ name: 'toString_id', type: '__proto__' }]))).toEqual([]);
  });
});

it('mark what a row is found by', () => {
  const rows = [
    { name: 'id', type: 'uuid', note: 'primary key; ours' },
    { name: 'bucket', type: 'week', note: 'partition key; ours' },
    { name: 'garage_id', type: 'foreign key' },
    { name: 'paid', type: 'bool' },
  ];
  const { entities } = entitiesOf({ ...EMPTY_BOARD, brief: { r: card('r', 'reservation', rows) } });
  expect(entities[0]!.fields.map(({ key }) => key)).toEqual(['primary', 'primary', 'foreign', undefined]);
});

it('mark no key where an object holds another', () => {
  const lot = card('l', 'Lot', [{ name: 'rates', type: 'RateCard' }]);
  const rates = card('r', 'RateCard', [{ name: 'large', type: 'numeric' }]);
  expect(
    entitiesOf({ ...EMPTY_BOARD, brief: { l: lot, r: rates } }).entities[0]!.fields[0],
  ).not.toHaveProperty('key');
});

it('leave out cards that describe no table', () => {
  expect(entitiesOf({ ...EMPTY_BOARD, brief: { d: card('d', 'Draw it', []) } }).entities).toEqual([]);
});

describe('the documented systems', () => {
  it.each([
    [
      'parking',
      5,
      ['reservation>garage', 'reservation>spot', 'reservation>user', 'spot>garage', 'vehicle>user'],
    ],
    [
      'coworking',
      8,
      [
        'member>plan',
        'unit>location',
        'booking>unit',
        'booking>member',
        'checkin>booking',
        'payment>member',
        'photo>location',
      ],
    ],
    [
      'instagram',
      5,
      ['photo>user', 'follow>user', 'like>photo', 'like>user', 'comment>photo', 'comment>user'],
    ],
    [
      'slack',
      5,
      [
        'user>workspace',
        'channel>workspace',
        'membership>channel',
        'membership>user',
        'message>channel',
        'message>user',
      ],
    ],
    [
      'oop',
      11,
      [
        'ParkingSpot>Level',
        'ParkingSpot>Vehicle',
        'Level>ParkingSpot',
        'ParkingLot>Level',
        'ParkingLot>RateCard',
        'Ticket>ParkingSpot',
        'Ticket>PaymentStrategy',
        'Motorcycle>Vehicle',
        'Car>Vehicle',
        'Bus>Vehicle',
        'Gate>ParkingLot',
      ],
    ],
    ['deploy', 5, ['builds>jobs', 'replication>builds', 'goal_state>builds', 'machine>builds']],
    ['google-advice', 4, ['metadata>shard', 'blob>shard', 'wal>shard']],
    ['voice-p2p', 4, ['participant>room', 'participant>user', 'turn_credential>user']],
    ['voice-sfu', 3, ['voice_state>channel', 'channel>server']],
  ])('%s has %d tables that refer to each other', async (name, count, expected) => {
    const { entities, relations } = entitiesOf((await templateBoard(name))!);
    expect(entities).toHaveLength(count);
    const title = new Map(entities.map((entity) => [entity.id, entity.name]));
    const found = new Set(relations.map(({ from, to }) => `${title.get(from)}>${title.get(to)}`));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it.each(TEMPLATES)('$name: each relation is between tables that are there', async ({ name }) => {
    const { entities, relations } = entitiesOf((await templateBoard(name))!);
    const ids = entities.map(({ id }) => id);
    expect(entities.length).toBeGreaterThan(0);
    for (const { from, to } of relations) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });
});
