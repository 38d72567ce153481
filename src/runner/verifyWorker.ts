import { CASES } from '../simulation/theory/cases.ts';
import type { VerifyReply } from './verifyProtocol.ts';
import { runCases } from './verifySession.ts';

/** The part of a dedicated worker's global that is used; the project is typed for the page. */
const scope = globalThis as unknown as { postMessage(message: VerifyReply): void };

runCases(CASES, (reply) => scope.postMessage(reply));
