// A probability as it is read: what is nearly sure is not called sure.
export const chanceText = (share: number): string =>
  share > 0.995 ? '>99%' : share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`
