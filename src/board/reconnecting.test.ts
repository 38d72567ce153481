import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect, updateConnection } from './edit.ts';
import { reconnect } from './reconnecting.ts';

const board = [
  ['web', 'client_web'],
  ['api', 'app_service'],
  ['other', 'app_service'],
  ['cache', 'cache_lookaside'],
  ['db', 'relational_primary'],
  ['queue', 'message_queue'],
].reduce(
  (next, [id = '', kind = ''], index) =>
    addComponent(next, { id, kind, name: id, x: index * 200, y: 0, params: {} }),
  EMPTY_BOARD,
);
const drawn = [
  ['web', 'api'],
  ['api', 'cache'],
  ['api', 'db'],
].reduce((next, [from = '', to = '']) => connect(next, from, to), board);

describe('a connection whose end is taken to another component', () => {
  it('goes there, without the bends that led elsewhere, and keeps what was set', () => {
    const set = updateConnection(drawn, 'api-db', { label: 'rows', timeout: 250, bends: [10, 10] });
    const moved = reconnect(set, 'api-db', 'from', 'other').connections['api-db'];
    expect(moved).toMatchObject({ from: 'other', to: 'db', label: 'rows', timeout: 250 });
    expect(moved).not.toHaveProperty('bends');
  });

  it('means what one drawn there would mean, unless that was changed', () => {
    expect(drawn.connections['api-db']).toMatchObject({ when: 'miss', of: 'api-cache', mode: 'call' });
    const sent = reconnect(drawn, 'api-db', 'to', 'queue').connections['api-db'];
    expect(sent).toMatchObject({ mode: 'send', when: 'always' });
    expect(sent).not.toHaveProperty('of');
    const chosen = updateConnection(drawn, 'web-api', { rtt: 200 });
    expect(reconnect(chosen, 'web-api', 'from', 'other').connections['web-api']?.rtt).toBe(200);
    expect(reconnect(drawn, 'web-api', 'from', 'other').connections['web-api']?.rtt).toBe(0.5);
  });

  it('takes the condition away from those that waited for its answer', () => {
    const moved = reconnect(drawn, 'api-cache', 'from', 'other');
    expect(moved.connections['api-db']).toMatchObject({ when: 'always' });
    expect(moved.connections['api-db']).not.toHaveProperty('of');
  });

  it('changes nothing where it would end where it begins, or double another', () => {
    expect(reconnect(drawn, 'web-api', 'to', 'web')).toBe(drawn);
    expect(reconnect(drawn, 'web-api', 'to', 'api')).toBe(drawn);
    expect(reconnect(drawn, 'web-api', 'to', 'gone')).toBe(drawn);
    const twice = connect(connect(board, 'web', 'api'), 'web', 'other');
    expect(reconnect(twice, 'web-other', 'to', 'api')).toBe(twice);
  });
});
