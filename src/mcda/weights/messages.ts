/** Texts of the findings of weights that are computed from the figures. */
export const weightMessages = {
  fromBids: (): string =>
    'These weights are computed from the bids, so they cannot be announced beforehand and change when a bid is withdrawn: use them to check a choice, not to make it.',
};
