import { CACHES } from './cacheCases.ts';
import { DISCIPLINES } from './disciplines.ts';
import type { Case } from './figures.ts';
import { NETWORKS } from './networkCases.ts';
import { ODD } from './oddCases.ts';
import { QUEUES } from './queueCases.ts';
import { TRIES } from './tryCases.ts';

export const CASES: readonly Case[] = [...QUEUES, ...NETWORKS, ...TRIES, ...DISCIPLINES, ...CACHES, ...ODD];
