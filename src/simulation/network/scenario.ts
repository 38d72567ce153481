/** Something that breaks for a while, or for good. What is said of something that is not there is ignored. */
export interface Fault {
  /** s */
  readonly at: number;
  /** s; absent: it does not heal. */
  readonly until?: number;
  /** Id of a component, a connection or a group. */
  readonly target: string;
  /**
   * `down`: a component loses what it has inside and refuses what comes, a connection carries nothing. `slow`: times are
   * `amount` times as long. `errors`: so large a share fails, on a connection: is lost. Replies on their way arrive.
   * Of a group each of them befalls all of its components but the clients: people do not fail with a datacenter.
   * `partition`: so large a share is lost on every connection that crosses its border, or that leads to or from it.
   */
  readonly effect: 'down' | 'slow' | 'errors' | 'flush' | 'partition';
  /** Absent: 1 for `errors` and `partition`. Of `down`: so many instances of a component, absent: all. */
  readonly amount?: number;
}

/** How a network is run. Together with the network and the seed it decides every byte of the report. */
export interface Scenario {
  /** Simulated seconds. */
  readonly duration: number;
  /** Load factor over time; the first entry is at 0. A change while running is appended here. */
  readonly load: readonly { readonly at: number; readonly factor: number }[];
  /** Absent: nothing breaks. One that is injected while running is appended here. */
  readonly faults?: readonly Fault[];
}
