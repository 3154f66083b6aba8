// Forty histories of our own making, after the manner of business customers: x, tx and T in weeks (methods 3.11).
import { columnsOf } from './cdnow.ts'

const members = `2,22,98; 3,17,26; 1,3,47; 1,6,65; 1,7,83; 17,42,66; 1,1,82; 4,35,55; 1,24,101; 11,65,66; 1,1,49;
2,13,98; 3,8,98; 2,11,98; 1,7,44; 2,4,41; 3,35,46; 3,41,74; 16,46,50; 3,49,55; 11,31,72; 9,13,85; 6,34,39; 0,0,78;
18,22,88; 20,32,91; 1,15,45; 2,7,72; 4,25,104; 1,2,59; 2,45,49; 5,62,63; 1,1,65; 4,30,36; 3,11,28; 3,6,78; 1,3,101;
10,59,85; 22,94,97; 4,20,50`

export const ownHistories = columnsOf(
  members.split(';').map((member) => {
    const [x, tx, T] = member.split(',').map(Number)
    return { x: x!, tx: tx!, T: T! }
  }),
)
