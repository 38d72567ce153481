import type { Kind } from '../kind.ts';
import * as p from '../params.ts';

export const EXTERNAL: readonly Kind[] = [
  {
    id: 'third_party_api',
    group: 'external',
    label: 'Third-party API',
    icon: 'plug',
    summary: 'Someone else’s service: payment, mail, maps.',
    use: 'When buying is better than building and you can live with its limits.',
    pitfall:
      'Its quota is a wall and its bad day is yours; never make people wait for it if you can help it.',
    behavior: { intake: 'delay' },
    params: [
      p.delay(300, 'EST'),
      p.serviceShape('lognormal', 'EST'),
      p.serviceCv(0.6, 'EST'),
      p.quota(25, 'S-STRIPE'),
      p.burst(25, 'EST'),
      p.errorRate(0.005, 'EST'),
    ],
    incoming: { protocol: 'HTTPS', rtt: 40 },
    next: [],
    aliases: ['external', 'payment', 'stripe', 'saas', 'partner', 'provider'],
  },
];
