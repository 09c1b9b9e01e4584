/** One line of the bench: our speed beside a peer's, measured in the same process on the same input. */
export interface BenchRow {
  readonly name: string;
  /** Ours, operations a second. */
  readonly ops: number;
  readonly peer: string;
  /** The peer's, operations a second. */
  readonly peerOps: number;
  /** Ours over the peer's. */
  readonly ratio: number;
}
