import type { ParamSpec } from './kind.ts';
import type { ParamKey } from './paramKey.ts';

/** What a parameter is about: headings of a form, in its order. What is `first` has none and is always shown. */
export type Topic =
  | 'first'
  | 'waiting'
  | 'scaling'
  | 'contents'
  | 'copies'
  | 'messages'
  | 'network'
  | 'calls';

const LABELS: Readonly<Record<Topic, string>> = {
  first: '',
  waiting: 'Waiting and refusing',
  scaling: 'Scaling',
  contents: 'Contents and misses',
  copies: 'Copies and shards',
  messages: 'Delivery',
  network: 'Network and connections',
  calls: 'Calls and failures',
};

const TOPIC_OF: Readonly<Record<ParamKey, Topic>> = {
  replicas: 'first',
  slots: 'first',
  serviceTime: 'first',
  serviceShape: 'first',
  serviceCv: 'first',
  queueLimit: 'first',
  quota: 'first',
  burst: 'first',
  writeQuota: 'first',
  contents: 'first',
  hitRatio: 'first',
  capacity: 'first',
  timeToLive: 'first',
  relayShare: 'first',
  idRange: 'first',
  copies: 'first',
  timeout: 'first',
  spread: 'first',
  fileSize: 'first',
  machines: 'first',
  seeds: 'first',
  nic: 'first',
  efficiency: 'first',
  shortcut: 'first',
  shortcutPart: 'first',
  reruns: 'calls',
  discipline: 'waiting',
  queueTimeout: 'waiting',
  inFlightLimit: 'waiting',
  shedTarget: 'waiting',
  quotaRule: 'waiting',
  quotaWindow: 'waiting',
  quotaKey: 'waiting',
  payloadLimit: 'waiting',
  knee: 'waiting',
  hotWrites: 'waiting',
  locks: 'waiting',
  lease: 'waiting',
  fencing: 'waiting',
  growth: 'contents',
  documentSize: 'contents',
  documents: 'contents',
  updates: 'contents',
  pauseShare: 'waiting',
  pauseLength: 'waiting',
  prefetch: 'waiting',
  batchSize: 'waiting',
  linger: 'waiting',
  lateRequests: 'waiting',
  scaling: 'scaling',
  minReplicas: 'scaling',
  maxReplicas: 'scaling',
  quotaMin: 'scaling',
  quotaMax: 'scaling',
  scaleTarget: 'scaling',
  requestsTarget: 'scaling',
  inFlightTarget: 'scaling',
  backlogTarget: 'scaling',
  scaleToZero: 'scaling',
  scaleMetric: 'scaling',
  scaleTolerance: 'scaling',
  scaleSync: 'scaling',
  scaleStep: 'scaling',
  bootTime: 'scaling',
  warmup: 'scaling',
  warmupSlow: 'scaling',
  scaleDownWindow: 'scaling',
  coldStart: 'scaling',
  keepAlive: 'scaling',
  ramp: 'scaling',
  slides: 'contents',
  stampede: 'contents',
  onWrite: 'contents',
  start: 'contents',
  missTime: 'contents',
  shieldHit: 'contents',
  negativeTtl: 'contents',
  sharding: 'copies',
  skew: 'copies',
  scatter: 'copies',
  quotaParts: 'copies',
  dataCopies: 'copies',
  readCopies: 'copies',
  writeCopies: 'copies',
  replication: 'copies',
  lag: 'copies',
  refresh: 'copies',
  readAfter: 'copies',
  flushEvery: 'messages',
  flushSize: 'messages',
  onCrash: 'messages',
  whenFull: 'messages',
  visibility: 'messages',
  handedOut: 'messages',
  maxReceives: 'messages',
  retention: 'messages',
  partitions: 'messages',
  ordered: 'messages',
  subscribers: 'messages',
  slowSubscriber: 'messages',
  cutOff: 'messages',
  bandwidth: 'network',
  transfers: 'network',
  egress: 'network',
  reads: 'messages',
  connectionLimit: 'network',
  openConnections: 'network',
  memory: 'network',
  connectionMemory: 'network',
  newConnections: 'network',
  perConnection: 'network',
  connectRate: 'network',
  connectExcess: 'network',
  sessionLength: 'network',
  heartbeat: 'network',
  reconnect: 'network',
  reconnectPause: 'network',
  pushRoute: 'network',
  hold: 'network',
  threading: 'calls',
  balancing: 'calls',
  errorRate: 'calls',
  availability: 'calls',
  checkEvery: 'calls',
  checkFailures: 'calls',
  addressTtl: 'calls',
  maxDuration: 'calls',
  calleeTimeout: 'calls',
};

/** A form of so many is read at a glance, and needs no headings. */
const FEW = 8;

export interface ParamTopic {
  readonly topic: Topic;
  readonly label: string;
  readonly specs: readonly ParamSpec[];
}

/** The parameters of a form by what they are about; all of them first where they are few. */
export function byTopic(specs: readonly ParamSpec[]): readonly ParamTopic[] {
  if (specs.length <= FEW) return [{ topic: 'first', label: LABELS.first, specs }];
  return (Object.keys(LABELS) as Topic[])
    .map((topic) => ({
      topic,
      label: LABELS[topic],
      specs: specs.filter(({ key }) => TOPIC_OF[key] === topic),
    }))
    .filter((one) => one.specs.length > 0);
}
