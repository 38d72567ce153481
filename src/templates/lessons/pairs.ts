import { edge, fetched, PACKET, room, VIDEO, videos } from './media.ts';
import { at, line, type Side, set } from './parts.ts';
import {
  builds,
  chatty,
  fanOut,
  retried,
  scaled,
  slowDatabase,
  slowProvider,
  spread,
  told,
} from './services.ts';
import { clustered, copied, hotKey, joined, logged, reading, sharded } from './stores.ts';

/** By lesson: without, and with. */
export const PAIRS: Readonly<Record<string, readonly [without: Side, withIt: Side]>> = {
  E1: [
    { of: 'chat-poll', edits: [] },
    { of: 'chat', edits: [] },
  ],
  E2: [
    { of: 'parking-async', edits: [] },
    { of: 'parking-remote', edits: [] },
  ],
  E2b: [copied('asynchronous', [1]), copied('all', [1])],
  E3: [
    {
      edits: [
        ...reading(),
        line('api', 'primary', {
          id: 'api-primary-read',
          label: 'reads',
          access: 'read',
          operation: 'search',
          step: 1,
          classes: { read: {} },
        }),
      ],
    },
    {
      edits: [
        ...reading(),
        at(2, 2, 'lb', 'load_balancer_l4', 'Read balancer'),
        at(2, 1, 'copy1', 'read_replica', 'Replica 1'),
        at(3, 1, 'copy2', 'read_replica', 'Replica 2'),
        line('api', 'lb', { label: 'reads', access: 'read', step: 1, classes: { read: {} } }),
        line('lb', 'copy1', { access: 'read' }),
        line('lb', 'copy2', { access: 'read' }),
        line('primary', 'copy1'),
        line('primary', 'copy2'),
      ],
    },
  ],
  E4: [scaled(120), scaled(1)],
  E5: [sharded(1), sharded(4)],
  E6: [
    videos([line('app', 's3', { ...VIDEO, rtt: 30 })]),
    videos([edge(1, 0.9), line('app', 'cdn', VIDEO), line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 })]),
  ],
  E7: [
    { of: 'tiktok', edits: [set('redis', 'hitRatio', 0)] },
    { of: 'tiktok', edits: [] },
  ],
  E8: [
    { of: 'tiktok', edits: [] },
    { of: 'tiktok-presigned', edits: [] },
  ],
  E9: [told(false), told(true)],
  E11: [retried(0), retried(0.1)],
  E12: [builds(140), builds(1400)],
  E13: [slowProvider('blocking'), slowProvider('asynchronous')],
  E14: [
    room([at(2, 0, 'peers', 'client_web', 'The others'), line('cli', 'peers', { ...PACKET, calls: 24 })]),
    room([at(2, 0, 'sfu', 'sfu_media_server', 'SFU', { copies: 24 }), line('cli', 'sfu', PACKET)]),
  ],
  E15: [
    fetched('app_service', 'Artifact store', { replicas: 1, slots: 1000, serviceTime: 60, bandwidth: 100 }),
    fetched('p2p_swarm', 'Swarm', {}),
  ],
  E16: [
    { of: 'tiktok', edits: [] },
    { of: 'instagram', edits: [] },
  ],
  E17: [
    { of: 'parking', edits: [] },
    { of: 'parking-no-replica', edits: [] },
  ],
  E18: [spread('random'), spread('least in flight')],
  E19: [fanOut(1), fanOut(100)],
  E20: [chatty(0.5), chatty(150)],
  E21: [logged(1), logged(10)],
  E22: [copied('all', [1, 1, 200]), copied('quorum', [1, 1, 200])],
  E10: [hotKey('none'), hotKey('coalesce')],
  E23: [clustered(1), clustered(6)],
  E25: [
    joined('relational_primary', 'Three tables', 3, 1),
    joined('nosql_wide_column', 'One row for all', 1, 3),
  ],
  E26: [
    { of: 'tiktok-my-design', edits: [] },
    { of: 'tiktok', edits: [] },
  ],
  E27: [slowDatabase('asynchronous'), slowDatabase('blocking')],
  E28: [slowDatabase('blocking'), slowDatabase('blocking', 25)],
  E24: [
    videos([edge(2, 0.9), line('app', 'cdn', VIDEO), line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 })]),
    videos([
      at(1, 0, 'kept', 'browser_cache', 'Kept on the phone', { hitRatio: 0.65 }),
      edge(2, 0.9),
      line('app', 'kept', { access: 'read', rtt: 0 }),
      line('kept', 'cdn', { ...VIDEO, when: 'miss', rtt: 5 }),
      line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 }),
    ]),
  ],
};
