import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { startVerifier, type Verifier } from '../runner/verifier.ts';
import type { KnownCase, VerifyReply } from '../runner/verifyProtocol.ts';
import type { VerifiedCase } from '../simulation/theory/verification.ts';

/** A case of theory: waiting, under way, or held against what was measured. */
export interface VerificationRow extends KnownCase {
  /** Share done of the case under way, 0..1. */
  readonly share: number;
  readonly result: VerifiedCase | null;
}

/** Fate of all of it: passing. It lives beside the store, as only one view looks at it and no board knows of it. */
export interface VerificationState {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  readonly rows: readonly VerificationRow[];
  readonly modelled: readonly string[];
  readonly notModelled: readonly string[];
  readonly failure: string | null;
}

const NOTHING: VerificationState = { status: 'idle', rows: [], modelled: [], notModelled: [], failure: null };

export interface VerificationStore extends StoreApi<VerificationState> {
  /** Runs all cases from the beginning. */
  start(): void;
  /** Ends what is under way; results that are there stay. */
  stop(): void;
}

export type MakeVerifier = (onReply: (reply: VerifyReply) => void) => Verifier;

export function createVerification(makeVerifier: MakeVerifier = startVerifier): VerificationStore {
  const store = createStore<VerificationState>()(() => NOTHING);
  let verifier: Verifier | null = null;

  const change = (at: number, patch: Partial<VerificationRow>): void =>
    store.setState(({ rows }) => ({ rows: rows.map((row, i) => (i === at ? { ...row, ...patch } : row)) }));
  const receive = (reply: VerifyReply): void => {
    if (reply.type === 'begun') {
      const { cases, modelled, notModelled } = reply;
      store.setState({
        rows: cases.map((one) => ({ ...one, share: 0, result: null })),
        modelled,
        notModelled,
      });
    } else if (reply.type === 'progress') change(reply.at, { share: reply.share });
    else if (reply.type === 'failed') store.setState({ status: 'failed', failure: reply.message });
    else {
      change(reply.at, { result: reply.result, share: 1 });
      if (store.getState().rows.every(({ result }) => result !== null)) {
        verifier?.stop();
        store.setState({ status: 'done' });
      }
    }
  };
  return {
    ...store,
    start() {
      verifier?.stop();
      store.setState({ ...NOTHING, status: 'running' });
      verifier = makeVerifier(receive);
    },
    stop() {
      verifier?.stop();
      verifier = null;
      if (store.getState().status === 'running') store.setState({ status: 'idle' });
    },
  };
}

export const verification: VerificationStore = createVerification();

export function useVerification<T>(selector: (state: VerificationState) => T): T {
  return useStore(verification, selector);
}
