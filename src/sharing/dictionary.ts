/**
 * Text that links of version 1 are compressed against: what is in here costs a few characters instead of its
 * length. Links that were sent need exactly this text to be opened, so it never changes; a better one would be
 * that of another version. The most useful phrases stand last.
 */
const DRAWN = [
  'third-party-api|event-stream|message-queue|object-storage|key-value-wide-column-store|read-replica',
  'relational-database-primary|scheduler|worker|cdn|mobile-client|load-balancer-l7|cache|app-service|web-client',
  '-2|-3|-4|-5| 2| 3| 4| 5|objective|objective-2|assumption|assumption-2|derived|request|request-2',
];

const COMMON = [
  'exponential|deterministic|lognormal|gamma|blocking|asynchronous|round robin|random|two choices',
  'API gateway|gateway|auth|session|login|sign up|user|users|account|profile|search|index|order|orders|product',
  'cart|checkout|payment|pay|invoice|reserve|reservation|booking|inventory|notification|e-mail|push|message',
  'messages|send message|chat|channel|room|presence|poll|feed|timeline|post|posts|comment|like|follow|photo|video',
  'upload|download|transcode|thumbnail|media|metadata|analytics|metrics|logs|events|report|recommendation|ranking',
  'read|write|create|update|delete|get|list|view|browse|publish|subscribe|deploy|build|test',
  ' service| worker| server| database| cache| queue| store| replica| primary| shard| gateway| client| API| DB',
  'PostgreSQL|MySQL|Cassandra|DynamoDB|MongoDB|Redis|Memcached|Kafka|RabbitMQ|SQS|S3|CloudFront|nginx|Envoy',
  'HTTP|HTTPS|gRPC|WebSocket|WebRTC|GraphQL|REST|SQL|AMQP|TCP|UDP|L1|L2|L3',
  'Users|Daily active users|Users a day|Actions a user a day|Requests a user a day|Uploads a day|Size of a file',
  'Reads a write|Seconds an hour|Days a year|Hours a day|KB|MB|PB|Gbit/s|req/s|ms|s|%|a day|a month|a year|a second',
  'The |the | of the | and the | is | are | to the | in the | for each | with | when | that | not | one | all ',
];

/** Words of the documented systems' first board, in the order in which a link has them. */
const TINYURL = [
  'TinyURL|tinyurl|Click stream|an|Redis (hot codes)|cache|L160|TU-04|dns|Key generation|kgs|URL store|kv',
  'Load balancer|lb|Redirect service|rd|Browser|L157|TU-02|web|Shorten service|L159-160|TU-04|wr',
  'Characters: 0-9, A-Z, a-z|alphabet|Copies of a record|copies|Days a month|daysPerMonth|Hot share of a month',
  'hotShare|New URLs a month|newUrls|Peak over average|peakFactor|Redirects for each new URL|readsPerWrite',
  'Size of a record|B|recordSize|Years kept|L158|TU-03|years|Seconds a day',
  'Someone follows a short URL and is sent on to the long one.|redirect|Seconds a day',
  'Someone types a URL, clicks Submit and gets a short one back.|L157|TU-02|TU-04|submitUrl|click event|point read',
  'L160|TU-04|L157|TU-02|range of 100|quorum write|Seconds a day|Bits a byte|Bits a Mbit',
  'Bandwidth of redirects at peak|Mbit/s|bandwidth|Bytes a GB|Cache memory|GB|cacheMemory|Months a year',
  'Codes used in ten years|codes|Codes of 7 characters|keySpace|Months a year|Bytes a TB|Storage in ten years|TB',
  'storage|Months a year|Bytes a TB|Storage with all copies|TB|storageCopied|Months a year|Bytes a GB',
  'Storage a year|GB|storagePerYear',
];

/** The texts of a link are separated by NUL, so the phrases are too. */
export const DICTIONARY = [...DRAWN, ...COMMON, ...TINYURL].join('|').replaceAll('|', '\0');
