/**
 * Words that travel as numbers: their place in these lists. A link that was sent once is opened for ever, so
 * nothing here is ever removed, renamed or moved; new words go to the end. A word that is missing travels as
 * itself, so nothing has to be added either: it only makes links shorter.
 */
export const KIND_CODES: readonly string[] = [
  'client_web',
  'client_mobile',
  'dns',
  'cdn',
  'load_balancer_l7',
  'app_service',
  'worker',
  'scheduler',
  'cache_lookaside',
  'relational_primary',
  'read_replica',
  'nosql_wide_column',
  'object_storage',
  'message_queue',
  'stream',
  'third_party_api',
  'load_balancer_l4',
  'api_gateway',
  'rate_limiter',
  'waf',
  'service_discovery',
  'serverless_function',
  'batch_pool',
  'p2p_swarm',
  'id_generator',
  'websocket_gateway',
  'turn_media_server',
  'sfu_media_server',
  'cache_readthrough',
  'cache_writethrough',
  'cache_writebehind',
  'browser_cache',
  'sharded_db',
  'key_value_table',
  'document_db',
  'search_index',
  'metadata_store',
  'time_series_store',
  'data_warehouse',
  'write_ahead_log',
  'lock_service',
  'pubsub_topic',
  'notification_service',
  'analytics_pipeline',
  'email_sms',
  'auth_service',
  'secrets_kms',
  'observability_sink',
];

export const PARAM_CODES: readonly string[] = [
  'replicas',
  'slots',
  'serviceTime',
  'serviceShape',
  'serviceCv',
  'queueLimit',
  'threading',
  'balancing',
  'quota',
  'burst',
  'bandwidth',
  'connectionLimit',
  'openConnections',
  'hitRatio',
  'missTime',
  'errorRate',
  'timeout',
];

export const PROTOCOL_CODES: readonly string[] = [
  'HTTP',
  'HTTPS',
  'gRPC',
  'RPC',
  'DNS',
  'SQL',
  'CQL',
  'RESP',
  'event',
  'enqueue',
  'jobs',
  'WAL',
  'WebSocket',
  'AMQP',
  'TCP',
  'UDP',
  'invoke',
  'fetch',
  'local',
  'driver',
  'batch',
  'append',
  'publish',
  'notify',
  'SMTP',
  'OTLP',
];

export const OPERATION_CODES: readonly string[] = [
  'read',
  'write',
  'apply',
  'scan',
  'login',
  'upload',
  'push',
  'index',
  'query',
  'load',
];

export const MODE_CODES: readonly string[] = ['call', 'send', 'replicate'];
export const ACCESS_CODES: readonly string[] = ['read', 'write'];
export const PATTERN_CODES: readonly string[] = ['sequence', 'parallel'];
export const WHEN_CODES: readonly string[] = ['always', 'miss', 'hit', 'dead'];

export const BALANCING_CODES: readonly string[] = [
  'least in flight',
  'round robin',
  'random',
  'two choices',
  'key hash',
  'shared queue',
];

export const ORIGIN_CODES: readonly string[] = ['notes', 'ours'];

export const METRIC_CODES: readonly string[] = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999', 'success'];

export const SECTION_CODES: readonly string[] = [
  'functional',
  'nonFunctional',
  'assumptions',
  'api',
  'schema',
  'decisions',
  'tradeOffs',
  'deepDives',
  'questions',
  'followUps',
  'sources',
];

export const MARK_CODES: readonly string[] = [
  'text',
  'note',
  'stroke',
  'line',
  'rectangle',
  'ellipse',
  'step',
];
export const MARK_COLOR_CODES: readonly string[] = [
  'ink',
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
];
export const MARK_SIZE_CODES: readonly string[] = ['s', 'm', 'l', 'xl'];
export const DASH_CODES: readonly string[] = ['solid', 'dashed', 'dotted'];
export const FILL_CODES: readonly string[] = ['none', 'soft', 'solid'];
export const HEADS_CODES: readonly string[] = ['none', 'end', 'both'];
