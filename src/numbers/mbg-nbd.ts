// MBG/NBD: the first purchase, too, is a chance to drop out; fit for populations of which many never repeat.
import { betaGeometric } from './beta-geometric.ts'

/**
 * Parameters r, α (weeks, as the histories), a and b, all above 0.
 * Source: Batislam, Denizel & Filiztekin 2007, Int. J. Research in Marketing 24(3) 201–209; Hoppe & Wagner 2007,
 * Marketing JRM 3(2) 75–90 (CBG/NBD).
 */
export const mbgNbd = betaGeometric('mbg-nbd', 1)
