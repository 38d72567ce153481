import type { Kind } from '../kind.ts';
import * as p from '../params.ts';

/** Compute that holds connections or passes media on. */
export const REALTIME: readonly Kind[] = [
  {
    id: 'websocket_gateway',
    group: 'compute',
    label: 'WebSocket gateway',
    icon: 'cable',
    summary: 'Holds an open socket to everyone who is connected, and pushes to them.',
    behavior: { intake: 'slots' },
    params: [
      p.replicas(4, 'EST'),
      p.slots(8, 'EST'),
      p.serviceTime(0.5, 'EST'),
      p.serviceShape('exponential', 'EST'),
      p.serviceCv(1, 'EST'),
      p.queueLimit(1000, 'EST', { help: 'Frames that may wait at one node; the next is refused.' }),
      p.connectionLimit(100_000, 'EST', {
        help: 'Sockets one node holds; more are refused. Tuned servers have held 1 to 3 million.',
      }),
      p.openConnections(0, 'EST'),
      p.bandwidth(10, 'EST'),
      p.errorRate(0, 'EST'),
    ],
    operations: { push: 0.1 },
    replicaWord: 'nodes',
    incoming: { protocol: 'WebSocket' },
    next: ['pubsub_topic', 'cache_lookaside', 'nosql_wide_column'],
    aliases: ['websocket', 'socket server', 'push server', 'signaling', 'long polling', 'realtime'],
  },
  {
    id: 'turn_media_server',
    group: 'compute',
    label: 'TURN / STUN server',
    icon: 'repeat-2',
    summary: 'Tells peers their public address, and relays their media when they cannot reach each other.',
    behavior: { intake: 'slots' },
    params: [
      p.replicas(2, 'EST'),
      p.slots(8, 'EST'),
      p.serviceTime(0.01, 'EST', { help: 'Mean time one packet keeps a core busy.' }),
      p.serviceShape('lognormal', 'EST'),
      p.serviceCv(0.5, 'EST'),
      p.queueLimit(64, 'EST', {
        help: 'Packets that may wait; later ones would come too late and are dropped.',
      }),
      p.bandwidth(1, 'EST'),
    ],
    replicaWord: 'nodes',
    incoming: { protocol: 'UDP' },
    next: [],
    aliases: ['turn', 'stun', 'ice', 'relay', 'coturn', 'webrtc'],
  },
  {
    id: 'sfu_media_server',
    group: 'compute',
    label: 'SFU media server',
    icon: 'audio-lines',
    summary: 'Takes one stream from each speaker and forwards it to everybody in the room.',
    behavior: { intake: 'slots' },
    params: [
      p.replicas(2, 'EST'),
      p.slots(16, 'EST'),
      p.serviceTime(0.05, 'S-SFU', { help: 'Mean time one forwarded packet keeps a core busy.' }),
      p.serviceShape('lognormal', 'EST'),
      p.serviceCv(0.5, 'EST'),
      p.queueLimit(64, 'EST', {
        help: 'Packets that may wait; later ones would come too late and are dropped.',
      }),
      p.bandwidth(1, 'EST'),
    ],
    replicaWord: 'nodes',
    incoming: { protocol: 'UDP' },
    next: [],
    aliases: ['sfu', 'media server', 'mediasoup', 'livekit', 'conference', 'voice server'],
  },
];
