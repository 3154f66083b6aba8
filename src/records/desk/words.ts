// The words of the desk: why a job did not come to its end.
import { words } from '#base/words.ts'

export const jobWords = words({
  'desk.jobBroke': ['任务中途出错', 'The job broke off'],
  'desk.unknownJob': ['系统不认识这种任务', 'This kind of job is not known'],
  'desk.noSuchJob': ['没有这个任务', 'No such job'],
})
