/** Stands in every result of this room that could be taken for advice. */
export const DISCLAIMER: string =
  'A reading aid, not legal advice: check the contract and the official text, with a lawyer where it matters, before you rely on it.';
