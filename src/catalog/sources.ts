/** Where a default comes from. `EST` is our own estimate and is shown as one. */
export type SourceTag =
  | 'EST'
  | 'BOARD'
  | 'S-ALB'
  | 'S-ALGO'
  | 'S-APIGW'
  | 'S-CF'
  | 'S-DDB'
  | 'S-DDBAUTO'
  | 'S-DDBDEMAND'
  | 'S-ELBCHECK'
  | 'S-ENVOY'
  | 'S-ES'
  | 'S-ETCD'
  | 'S-FBPHOTO'
  | 'S-FCM'
  | 'S-GDNS'
  | 'S-HAP'
  | 'S-HAPCHECK'
  | 'S-HPA'
  | 'S-KAFKA'
  | 'S-KEDA'
  | 'S-KINESIS'
  | 'S-KRAKEN'
  | 'S-LAMBDA'
  | 'S-LAMBDACS'
  | 'S-LAT'
  | 'S-MEMCACHED'
  | 'S-MONGO'
  | 'S-MYSQL'
  | 'S-NFLX'
  | 'S-NGINX'
  | 'S-NGINXRATE'
  | 'S-PGCONN'
  | 'S-R53'
  | 'S-RABBIT'
  | 'S-REDIS'
  | 'S-REDSHIFT'
  | 'S-S3'
  | 'S-SFU'
  | 'S-SQS'
  | 'S-STRIPE';

export interface Source {
  readonly title: string;
  /** What the source says, in a sentence a reader can check. */
  readonly text: string;
  readonly url?: string;
}

export const SOURCES: Readonly<Record<SourceTag, Source>> = {
  EST: {
    title: 'Our estimate',
    text: 'Plausible and round, but not measured by us and not taken from a publication. Replace it with your own measurement.',
  },
  BOARD: {
    title: 'This board',
    text: 'Chosen by whoever defined this kind on this board.',
  },
  'S-ALB': {
    title: 'Elastic Load Balancing pricing',
    text: 'A unit of an application load balancer is 25 new connections a second and 3,000 open ones, of a network load balancer 800 and 100,000.',
    url: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  },
  'S-ALGO': {
    title: 'Public write-ups of the code-deployment question',
    text: 'Thousands of builds a day of about 15 minutes, binaries up to 10 GB, 5 to 10 regions, 30 minutes from merge to machine.',
  },
  'S-APIGW': {
    title: 'Amazon API Gateway quotas',
    text: '10,000 requests a second for an account, from a token bucket of 5,000; an integration may take 29 s, a payload be 10 MB. 500 new WebSocket connections a second, each for two hours at most.',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  'S-CF': {
    title: 'Amazon CloudFront quotas',
    text: 'A distribution serves 250,000 requests a second and 150 Gbit/s unless more is asked for.',
    url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  },
  'S-DDB': {
    title: 'Amazon DynamoDB partitions',
    text: 'One partition reads 3,000 and writes 1,000 units a second, however large the table is.',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
  },
  'S-DDBAUTO': {
    title: 'Amazon DynamoDB auto scaling',
    text: 'Capacity grows when more than the target, 70 % by default, is used for two minutes on end, and shrinks after 15 minutes well below it.',
    url: 'https://www.repost.aws/knowledge-center/dynamodb-auto-scaling',
  },
  'S-DDBDEMAND': {
    title: 'Amazon DynamoDB on-demand capacity',
    text: 'A new table takes 12,000 reads and 4,000 writes a second, and any table twice its previous peak at once; who doubles that within 30 minutes may be refused. At most 40,000 of each until more is asked for.',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html',
  },
  'S-ELBCHECK': {
    title: 'Elastic Load Balancing health checks',
    text: 'A target is checked every 30 s by default, and gets nothing more after two failures in a row. If all fail, all get requests.',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  },
  'S-ENVOY': {
    title: 'Envoy circuit breakers',
    text: 'By default at most 1,024 connections, 1,024 pending requests and 1,024 active requests for a cluster.',
    url: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/circuit_breaking',
  },
  'S-ES': {
    title: 'Elasticsearch thread pools',
    text: 'A node searches with 3/2 of its cores plus one threads, and 1,000 searches may wait; more are refused. What is indexed is found after the next refresh, one a second by default.',
    url: 'https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/thread-pool-settings',
  },
  'S-FBPHOTO': {
    title: 'An analysis of Facebook photo caching',
    text: 'Of 77 million requests 65.5 % were answered by the browser, 20.0 % by the edge, 4.6 % by the origin cache and 9.9 % by storage.',
    url: 'https://research.facebook.com/publications/an-analysis-of-facebook-photo-caching/',
  },
  'S-GDNS': {
    title: 'Google Public DNS: performance',
    text: 'A resolver that has to ask the name servers takes 130 ms on average, 300 to 400 ms when some do not answer.',
    url: 'https://developers.google.com/speed/public-dns/docs/performance',
  },
  'S-HAP': {
    title: 'HAProxy benchmark',
    text: '2.04 million requests a second on 64 cores, adding at most 0.4 ms on average at saturation.',
    url: 'https://www.haproxy.com/blog/haproxy-forwards-over-2-million-http-requests-per-second-on-a-single-aws-arm-instance',
  },
  'S-HAPCHECK': {
    title: 'HAProxy health checks',
    text: 'Every two seconds by default; three failures in a row take a server out.',
    url: 'https://www.haproxy.com/documentation/hapee/2-0r1/service-reliability/health-checking/active-checks/change-threshold/',
  },
  'S-KAFKA': {
    title: 'LinkedIn: benchmarking Apache Kafka',
    text: '821,557 records a second from one producer, 2,024,032 from three on three machines with three copies; 2,615,968 or 249.5 MB a second to three consumers; end to end 2 ms at the median, 3 ms at p99, 14 ms at p99.9.',
    url: 'https://engineering.linkedin.com/kafka/benchmarking-apache-kafka-2-million-writes-second-three-cheap-machines',
  },
  'S-KINESIS': {
    title: 'Amazon Kinesis Data Streams limits',
    text: 'Each shard takes 1 MB/s or 1,000 records a second in and gives 2 MB/s out, in five reads a second.',
    url: 'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html',
  },
  'S-HPA': {
    title: 'Kubernetes: Horizontal Pod Autoscaling',
    text: 'Every 15 s, replicas x use / target rounded up, unless within a tenth of it; down after five minutes.',
    url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
  },
  'S-KEDA': {
    title: 'KEDA: AWS SQS queue scaler',
    text: 'Replicas are messages / 5 by default, those that wait and those that are worked on; with none of either, none where the minimum is 0.',
    url: 'https://keda.sh/docs/latest/scalers/aws-sqs/',
  },
  'S-KRAKEN': {
    title: 'Uber Kraken',
    text: 'Brings files to 15,000 hosts of a cluster at more than half the speed of their network card.',
    url: 'https://github.com/uber/kraken',
  },
  'S-LAMBDA': {
    title: 'AWS Lambda scaling and quotas',
    text: '1,000 concurrent executions by default, 1,000 more every 10 s for each function; beyond that it throttles. An invocation may take 900 s.',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
  },
  'S-LAMBDACS': {
    title: 'Adrian Tanasa: AWS Lambda cold starts by code size',
    text: 'Node functions of up to 8 MB start in 171 to 391 ms, one of 64 MB in 3.1 s.',
    url: 'https://medium.com/@adtanasa/size-is-almost-all-that-matters-for-optimizing-aws-lambda-cold-starts-cad54f65cbb',
  },
  'S-LAT': {
    title: 'Latency numbers every programmer should know',
    text: 'A round trip takes 0.5 ms inside a datacenter and 150 ms from California to the Netherlands and back.',
    url: 'https://github.com/donnemartin/system-design-primer#latency-numbers-every-programmer-should-know',
  },
  'S-NFLX': {
    title: 'Netflix: benchmarking Cassandra scalability',
    text: '1.1 million client writes a second on 288 nodes with three copies, linear from 48 nodes: 11,458 replica writes a second on a node.',
    url: 'https://netflixtechblog.com/benchmarking-cassandra-scalability-on-aws-over-a-million-writes-per-second-39f45f066c9e',
  },
  'S-PGCONN': {
    title: 'PostgreSQL connection advice',
    text: 'Best throughput comes at about two active connections a core plus one a disk; 100 connections are allowed by default.',
    url: 'https://brandur.org/postgres-connections',
  },
  'S-R53': {
    title: 'Amazon Route 53 health checks',
    text: 'Every 30 s by default, or every 10 s; three in a row decide. For a quick failover records should live no longer than 60 s.',
    url: 'https://aws.amazon.com/blogs/aws/route-53-health-check-improvements-faster-interval-and-configurable-failover/',
  },
  'S-REDIS': {
    title: 'Redis benchmarks',
    text: '80,000 to 140,000 requests a second without pipelining on one core: about 0.01 ms each.',
    url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/benchmarks/',
  },
  'S-REDSHIFT': {
    title: 'Amazon Redshift query slots',
    text: 'A queue has 1 to 50 slots, 5 in the examples; a query waits until one is free.',
    url: 'https://docs.aws.amazon.com/redshift/latest/dg/r_wlm_query_slot_count.html',
  },
  'S-S3': {
    title: 'Amazon S3 request rates',
    text: 'At least 3,500 writes and 5,500 reads a second for each partitioned prefix, 55,000 reads with ten; more gives 503 until it repartitions.',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html',
  },
  'S-SFU': {
    title: 'LiveKit and mediasoup benchmarks',
    text: 'About 500 consumers on a core, 1,600 forwarded tracks on 16 cores; a room has to fit one node.',
    url: 'https://docs.livekit.io/home/self-hosting/benchmark/',
  },
  'S-SQS': {
    title: 'Amazon SQS quotas',
    text: 'A FIFO queue takes 300 calls a second, 3,000 messages a second in batches of ten, a standard one nearly any number. Messages stay four days and are hidden for 30 s by default; 120,000 may be in flight.',
    url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  },
  'S-STRIPE': {
    title: 'Stripe rate limits',
    text: '100 requests a second for a live account, 25 a second for one endpoint.',
    url: 'https://docs.stripe.com/rate-limits',
  },
  'S-ETCD': {
    title: 'etcd: performance',
    text: 'A cluster of three members finishes a request in less than a millisecond under light load and more than 30,000 a second under heavy load.',
    url: 'https://etcd.io/docs/v3.3/op-guide/performance/',
  },
  'S-FCM': {
    title: 'Firebase Cloud Messaging quotas',
    text: 'A project may send 600,000 messages a minute.',
    url: 'https://firebase.google.com/docs/cloud-messaging/throttling-and-quotas',
  },
  'S-MEMCACHED': {
    title: 'memcached manual page',
    text: 'By default four threads and at most 1,024 connections at the same time.',
    url: 'https://linux.die.net/man/1/memcached',
  },
  'S-MONGO': {
    title: 'MongoDB read and write tickets',
    text: 'Until version 7.0 at most 128 reads and 128 writes at a time in the storage engine; further ones wait.',
    url: 'https://docs.percona.com/percona-monitoring-and-management/advisors/checks/mongodb-read-tickets.html',
  },
  'S-MYSQL': {
    title: 'MySQL Reference Manual: too many connections',
    text: 'The number of connections is max_connections, 151 by default; one more is kept for administrators.',
    url: 'https://dev.mysql.com/doc/refman/8.0/en/too-many-connections.html',
  },
  'S-NGINX': {
    title: 'NGINX worker connections',
    text: 'By default one worker process opens at most 1,024 connections at the same time; a proxied request takes two.',
    url: 'https://www.ibm.com/docs/en/cloud-paks/cp-data/5.0.x?topic=platform-increasing-number-nginx-worker-connections',
  },
  'S-NGINXRATE': {
    title: 'NGINX performance: requests a second by number of CPUs',
    text: 'As a web server one CPU answered 74,091 HTTP requests of 1 KB a second over connections that stay open, and 40,207 over HTTPS.',
    url: 'https://e-whisper.com/posts/56821/',
  },
  'S-RABBIT': {
    title: 'Distributed Message Service for RabbitMQ: specifications',
    text: 'A cluster of three brokers of 8 cores and 16 GB is offered for 12,000 messages a second.',
    url: 'https://support.huaweicloud.com/intl/en-us/my-kualalumpur-1-usermanual-rabbitmq/rabbitmq-pd-190828004.html',
  },
};
