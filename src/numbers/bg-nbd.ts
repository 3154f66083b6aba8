// BG/NBD: the first purchase is no chance to drop out, so whoever never repeated is counted as alive.
import { betaGeometric } from './beta-geometric.ts'

/**
 * Parameters r, α (weeks, as the histories), a and b, all above 0.
 * Source: Fader, Hardie & Lee 2005, "Counting your customers the easy way", Marketing Science 24(2) 275–284:
 * likelihood eq. (6), P(X(t) = n) eq. (8), E[X(t)] eq. (9), E[Y(t) | x, tx, T] eq. (10); P(alive) note 021 of Hardie.
 */
export const bgNbd = betaGeometric('bg-nbd', 0)
