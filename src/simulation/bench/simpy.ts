import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('simpy_model_c.py', import.meta.url));
/** SimPy makes some ten thousand a second. */
const REQUESTS = 20_000;

/** Requests/s of model C in SimPy, or in words why there is no figure. */
export function measureSimPy(seed: number): number | string {
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT, String(REQUESTS), String(seed)], {
    encoding: 'utf8',
  });
  if (status === 0) return Number(stdout.split(' ')[0]);
  return /No module named .?simpy/.test(stderr ?? '')
    ? 'skipped, as Python has no simpy here'
    : 'skipped, as there is no Python here';
}
