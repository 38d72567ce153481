import type { ParamValue } from './kind.ts';
import type { ParamKey } from './paramKey.ts';
import type { SourceTag } from './sources.ts';

interface Sourced<Value> {
  readonly value: Value;
  readonly source: SourceTag;
}

/**
 * A product by name, with those numbers of it that are published. What it has no number for stays as it is: a preset
 * with made-up ones would look measured.
 */
export interface Technology {
  readonly id: string;
  readonly name: string;
  /** Ids of the kinds it is an instance of. */
  readonly kinds: readonly string[];
  /** What the numbers are of, in a sentence. */
  readonly about: string;
  readonly params: Readonly<Partial<Record<ParamKey, Sourced<ParamValue>>>>;
  /** Mean service times by operation, ms. */
  readonly operations?: Readonly<Record<string, Sourced<number>>>;
}

const by =
  (source: SourceTag) =>
  <Value>(value: Value): Sourced<Value> => ({ value, source });

const apiGateway = by('S-APIGW');
const cassandra = by('S-NFLX');
const cloudFront = by('S-CF');
const dynamo = by('S-DDB');
const dynamoAuto = by('S-DDBAUTO');
const dynamoDemand = by('S-DDBDEMAND');
const elastic = by('S-ES');
const elb = by('S-ALB');
const elbChecks = by('S-ELBCHECK');
const envoy = by('S-ENVOY');
const etcd = by('S-ETCD');
const firebase = by('S-FCM');
const haproxy = by('S-HAP');
const haproxyChecks = by('S-HAPCHECK');
const kafka = by('S-KAFKA');
const kinesis = by('S-KINESIS');
const kraken = by('S-KRAKEN');
const lambda = by('S-LAMBDA');
const lambdaStart = by('S-LAMBDACS');
const memcached = by('S-MEMCACHED');
const mongo = by('S-MONGO');
const mysql = by('S-MYSQL');
const nginx = by('S-NGINX');
const nginxRate = by('S-NGINXRATE');
const photos = by('S-FBPHOTO');
const postgres = by('S-PGCONN');
const rabbit = by('S-RABBIT');
const redis = by('S-REDIS');
const redshift = by('S-REDSHIFT');
const route53 = by('S-R53');
const s3 = by('S-S3');
const sqs = by('S-SQS');
const stripe = by('S-STRIPE');

const CACHES = ['cache_lookaside', 'cache_readthrough', 'cache_writethrough', 'cache_writebehind'];

/** Of every queue; how often a message is tried before it is a dead letter has no default, and five is usual. */
const SQS_DEFAULTS = {
  visibility: sqs(30_000),
  maxReceives: { value: 5, source: 'EST' },
  retention: sqs(345_600),
} as const;

export const TECHNOLOGIES: readonly Technology[] = [
  {
    id: 'postgresql',
    name: 'PostgreSQL',
    kinds: ['relational_primary', 'read_replica', 'sharded_db', 'metadata_store'],
    about:
      'Four cores, so eight queries at a time; 92 more wait on the 100 connections it allows by default.',
    params: { slots: postgres(8), queueLimit: postgres(92) },
  },
  {
    id: 'mysql',
    name: 'MySQL',
    kinds: ['relational_primary', 'read_replica', 'sharded_db', 'metadata_store'],
    about:
      'Eight queries at a time on four cores; the rest of the 151 connections it allows by default wait.',
    // The manual sets no number of queries at a time; eight for four cores, as for PostgreSQL.
    params: { slots: { value: 8, source: 'EST' }, queueLimit: mysql(143) },
  },
  {
    id: 'mongodb',
    name: 'MongoDB before 7.0',
    kinds: ['document_db'],
    about: 'At most 128 reads at a time in the storage engine; further ones wait for a ticket.',
    params: { slots: mongo(128) },
  },
  {
    id: 'cassandra',
    name: 'Cassandra',
    kinds: ['nosql_wide_column'],
    about:
      'A node took 11,458 replica writes a second: 0.698 ms for each of eight at a time. Each key is on three nodes.',
    // How many at a time was not published; with eight, the rate of a node comes out as measured.
    params: { slots: { value: 8, source: 'EST' }, dataCopies: cassandra(3) },
    operations: { write: cassandra(0.698) },
  },
  {
    id: 'dynamodb',
    name: 'DynamoDB, one partition',
    kinds: ['key_value_table'],
    about:
      'One partition reads 3,000 units a second and writes 1,000; multiply by the partitions that share the keys.',
    params: { quota: dynamo(3000), writeQuota: dynamo(1000), quotaParts: dynamo(1) },
  },
  {
    id: 'dynamodb-partitions',
    name: 'DynamoDB, four partitions',
    kinds: ['key_value_table'],
    about:
      'Four partitions read 12,000 units a second together and write 4,000, and no hot key more than the quarter of its own.',
    // How many partitions there are follows from what is stored and asked for; four are an example.
    params: { quota: dynamo(12_000), writeQuota: dynamo(4000), quotaParts: { value: 4, source: 'EST' } },
  },
  {
    id: 'dynamodb-writes',
    name: 'DynamoDB, writes of one partition',
    kinds: ['key_value_table'],
    about: 'One partition writes 1,000 units a second; multiply by the partitions that share the keys.',
    params: { quota: dynamo(1000), quotaParts: dynamo(1) },
  },
  {
    id: 'dynamodb-autoscaled',
    name: 'DynamoDB, auto scaling',
    kinds: ['key_value_table'],
    about:
      'Capacity follows use at 70 % of it, two minutes late, and falls after a quarter of an hour: a sudden rise is refused until then.',
    params: {
      scaling: dynamoAuto(true),
      scaleTarget: dynamoAuto(0.7),
      scaleSync: dynamoAuto(60),
      bootTime: dynamoAuto(120),
      scaleDownWindow: dynamoAuto(900),
    },
  },
  {
    id: 'dynamodb-on-demand',
    name: 'DynamoDB, on demand',
    kinds: ['key_value_table'],
    about:
      'A new table takes 12,000 reads and 4,000 writes a second, and twice its last peak half an hour after that; 40,000 reads at most.',
    params: {
      quota: dynamoDemand(12_000),
      writeQuota: dynamoDemand(4000),
      scaling: dynamoDemand(true),
      quotaMin: dynamoDemand(12_000),
      quotaMax: dynamoDemand(40_000),
      scaleTarget: dynamoDemand(0.5),
      bootTime: dynamoDemand(1800),
      // A peak counts for good.
      scaleDownWindow: dynamoDemand(31_536_000),
    },
  },
  {
    id: 'redis',
    name: 'Redis',
    kinds: CACHES,
    about: 'One thread, and about 0.01 ms for a request without pipelining.',
    params: { slots: redis(1), serviceTime: redis(0.01) },
  },
  {
    id: 'memcached',
    name: 'Memcached',
    kinds: ['cache_lookaside', 'cache_readthrough', 'cache_writethrough'],
    about: 'Four threads by default, and 1,024 connections: what no thread has taken up yet waits on them.',
    params: { slots: memcached(4), queueLimit: memcached(1020) },
  },
  {
    id: 'rabbitmq',
    name: 'RabbitMQ, three brokers of 8 cores',
    kinds: ['message_queue'],
    about: 'As a service it is offered for 12,000 messages a second.',
    params: { quota: rabbit(12_000) },
  },
  {
    id: 'etcd',
    name: 'etcd, three members',
    kinds: ['lock_service'],
    about: 'More than 30,000 requests a second on three members, less than a millisecond each.',
    // How many a member works on was not published; with ten of 1 ms the rate of the cluster comes out.
    params: { replicas: etcd(3), slots: { value: 10, source: 'EST' }, serviceTime: etcd(1) },
  },
  {
    id: 'kafka',
    name: 'Kafka, three machines',
    kinds: ['stream'],
    about:
      'Three machines took 2,024,032 records a second from three producers, 0.00148 ms each on three lanes, and gave three consumers 249.5 MB a second.',
    params: {
      replicas: kafka(3),
      slots: kafka(1),
      serviceTime: kafka(0.001482),
      // 83.2 MB/s of each machine.
      egress: kafka(0.665),
    },
  },
  {
    id: 'kinesis',
    name: 'Kinesis Data Streams',
    kinds: ['stream'],
    about:
      'Each shard takes 1,000 records a second, and 1 MB of them; all who read it get 2 MB a second together, in five reads.',
    params: {
      slots: kinesis(1),
      serviceTime: kinesis(1),
      bandwidth: kinesis(0.008),
      egress: kinesis(0.016),
      reads: kinesis(5),
    },
  },
  {
    id: 'sqs',
    name: 'SQS, standard',
    kinds: ['message_queue'],
    about:
      'Takes nearly any number of messages, keeps them for four days, and hands one out again if it is not done after 30 s; at most 120,000 are with workers.',
    // The number that means no limit.
    params: { quota: sqs(100_000_000), handedOut: sqs(120_000), ...SQS_DEFAULTS },
  },
  {
    id: 'sqs-fifo',
    name: 'SQS FIFO',
    kinds: ['message_queue'],
    about:
      'A queue that keeps the order takes 300 calls a second; messages stay four days, hidden for 30 s, and at most 20,000 are with workers.',
    params: { quota: sqs(300), handedOut: sqs(20_000), ...SQS_DEFAULTS },
  },
  {
    id: 'sqs-fifo-batched',
    name: 'SQS FIFO, batches of ten',
    kinds: ['message_queue'],
    about:
      'A queue that keeps the order takes 3,000 messages a second in batches of ten; they stay four days.',
    params: { quota: sqs(3000), handedOut: sqs(20_000), ...SQS_DEFAULTS },
  },
  {
    id: 's3',
    name: 'S3, one prefix',
    kinds: ['object_storage'],
    about:
      'At least 5,500 reads and 3,500 writes a second for each partitioned prefix; multiply by the prefixes.',
    params: { quota: s3(5500), writeQuota: s3(3500), quotaParts: s3(1) },
  },
  {
    id: 's3-prefixes',
    name: 'S3, ten prefixes',
    kinds: ['object_storage'],
    about:
      'Ten prefixes read 55,000 times a second together and write 35,000, and what is under one of them a tenth of that.',
    params: { quota: s3(55_000), writeQuota: s3(35_000), quotaParts: s3(10) },
  },
  {
    id: 's3-writes',
    name: 'S3, writes of one prefix',
    kinds: ['object_storage'],
    about: 'At least 3,500 writes a second for each partitioned prefix; multiply by the prefixes.',
    params: { quota: s3(3500), quotaParts: s3(1) },
  },
  {
    id: 'facebook-photos',
    name: 'Facebook photos: edge and origin cache',
    kinds: ['cdn'],
    about: 'Of the photos that browsers lacked the edge had 58 %, and the origin cache 32 % of the rest.',
    params: { hitRatio: photos(0.58), shieldHit: photos(0.32) },
  },
  {
    id: 'cloudfront',
    name: 'CloudFront, one distribution',
    kinds: ['cdn'],
    about: 'A distribution serves 250,000 requests a second and 150 Gbit/s unless more is asked for.',
    params: { quota: cloudFront(250_000), bandwidth: cloudFront(150) },
  },
  {
    id: 'envoy',
    name: 'Envoy, default circuit breakers',
    kinds: ['load_balancer_l7'],
    about: 'For a cluster at most 1,024 requests at work and 1,024 that wait, until someone raises them.',
    params: { queueLimit: envoy(1024), connectionLimit: envoy(1024) },
  },
  {
    id: 'nginx',
    name: 'NGINX, one worker process',
    kinds: ['load_balancer_l7'],
    about:
      'One thread, which answered 40,207 HTTPS requests of 1 KB a second: 0.0249 ms each. 1,024 connections by default, two for a request that it passes on.',
    params: {
      slots: { value: 1, source: 'EST' },
      serviceTime: nginxRate(0.0249),
      connectionLimit: nginx(512),
    },
  },
  {
    id: 'haproxy',
    name: 'HAProxy, 64 cores',
    kinds: ['load_balancer_l7', 'load_balancer_l4'],
    about:
      'One machine passed on 2.04 million requests a second on 64 cores: 0.0314 ms each. Checks every 2 s, three of which decide.',
    params: {
      slots: haproxy(64),
      serviceTime: haproxy(0.0314),
      checkEvery: haproxyChecks(2),
      checkFailures: haproxyChecks(3),
    },
  },
  {
    id: 'alb',
    name: 'AWS Application Load Balancer, one capacity unit',
    kinds: ['load_balancer_l7'],
    about:
      'What one unit (LCU) pays for: 25 new connections a second and 3,000 open. Checks every 30 s, two of which decide.',
    params: {
      replicas: { value: 1, source: 'EST' },
      newConnections: elb(25),
      connectionLimit: elb(3000),
      checkEvery: elbChecks(30),
      checkFailures: elbChecks(2),
    },
  },
  {
    id: 'nlb',
    name: 'AWS Network Load Balancer, one capacity unit',
    kinds: ['load_balancer_l4'],
    about:
      'What one unit (NLCU) pays for: 800 new connections a second and 100,000 open. Checks every 30 s, two of which decide.',
    params: {
      replicas: { value: 1, source: 'EST' },
      connectRate: elb(800),
      connectionLimit: elb(100_000),
      checkEvery: elbChecks(30),
      checkFailures: elbChecks(2),
    },
  },
  {
    id: 'route-53',
    name: 'Amazon Route 53, failover',
    kinds: ['dns'],
    about: 'Checks every 30 s, three of which decide; records that are to fail over live for 60 s.',
    params: { checkEvery: route53(30), checkFailures: route53(3), addressTtl: route53(60) },
  },
  {
    id: 'api-gateway',
    name: 'Amazon API Gateway',
    kinds: ['api_gateway'],
    about:
      'An account takes 10,000 requests a second, from a bucket of 5,000; 10 MB a request, and 29 s for the answer.',
    params: {
      quota: apiGateway(10_000),
      burst: apiGateway(5000),
      calleeTimeout: apiGateway(29),
      payloadLimit: apiGateway(10_000),
    },
  },
  {
    id: 'api-gateway-websocket',
    name: 'Amazon API Gateway, WebSocket',
    kinds: ['websocket_gateway'],
    about: 'An account opens 500 connections a second, and none lasts longer than two hours.',
    params: { connectRate: apiGateway(500), sessionLength: apiGateway(7200) },
  },
  {
    id: 'lambda',
    name: 'AWS Lambda',
    kinds: ['serverless_function'],
    about:
      '1,000 executions at a time by default, 1,000 new ones in 10 s, each for 900 s at most; a small Node bundle starts in 200 ms.',
    params: {
      slots: lambda(1000),
      queueLimit: lambda(0),
      ramp: lambda(1000),
      maxDuration: lambda(900),
      coldStart: lambdaStart(200),
    },
  },
  {
    id: 'kraken',
    name: 'Uber Kraken, 15,000 hosts',
    kinds: ['p2p_swarm'],
    about: 'A cluster of up to 15,000 hosts gets a file at more than half the speed of their network card.',
    params: {
      spread: { value: 'computed', source: 'EST' },
      machines: kraken(15_000),
      efficiency: kraken(0.5),
    },
  },
  {
    id: 'lambda-large',
    name: 'AWS Lambda, bundle of 64 MB',
    kinds: ['serverless_function'],
    about: 'As with a small bundle, but a new instance takes 3.1 s until it runs.',
    params: {
      slots: lambda(1000),
      queueLimit: lambda(0),
      ramp: lambda(1000),
      maxDuration: lambda(900),
      coldStart: lambdaStart(3100),
    },
  },
  {
    id: 'elasticsearch',
    name: 'Elasticsearch, 8 cores a node',
    kinds: ['search_index'],
    about: 'A node of eight cores has 13 search threads, and 1,000 searches may wait.',
    params: { slots: elastic(13), queueLimit: elastic(1000) },
  },
  {
    id: 'redshift',
    name: 'Redshift',
    kinds: ['data_warehouse'],
    about: 'Five queries at a time, as in the examples of its manual; 50 at most.',
    params: { slots: redshift(5) },
  },
  {
    id: 'fcm',
    name: 'Firebase Cloud Messaging, one project',
    kinds: ['third_party_api', 'notification_service'],
    about: 'A project may send 600,000 messages a minute: 10,000 a second.',
    params: { quota: firebase(10_000) },
  },
  {
    id: 'stripe',
    name: 'Stripe, one endpoint',
    kinds: ['third_party_api'],
    about: 'A live account may ask one endpoint 25 times a second.',
    params: { quota: stripe(25) },
  },
  {
    id: 'stripe-account',
    name: 'Stripe, a whole account',
    kinds: ['third_party_api'],
    about: 'A live account may ask 100 times a second in all.',
    params: { quota: stripe(100) },
  },
];

/** Products that a component of this kind can be. */
export function technologiesOf(kind: string): readonly Technology[] {
  return TECHNOLOGIES.filter(({ kinds }) => kinds.includes(kind));
}
