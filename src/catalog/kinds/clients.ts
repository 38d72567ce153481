import type { Kind } from '../kind.ts';
import { timeout } from '../params/work.ts';

export const CLIENTS: readonly Kind[] = [
  {
    id: 'client_web',
    group: 'clients',
    label: 'Web client',
    icon: 'globe',
    behavior: { intake: 'source' },
    params: [timeout(10_000, 'EST')],
    next: ['load_balancer_l7', 'cdn', 'dns', 'app_service'],
    aliases: ['client', 'web', 'web app', 'browser', 'user', 'frontend', 'website', 'spa'],
  },
  {
    id: 'client_mobile',
    group: 'clients',
    label: 'Mobile client',
    icon: 'smartphone',
    behavior: { intake: 'source' },
    params: [timeout(10_000, 'EST')],
    next: ['load_balancer_l7', 'cdn', 'dns', 'app_service'],
    aliases: ['mobile', 'phone', 'app', 'ios', 'android', 'device'],
  },
];
