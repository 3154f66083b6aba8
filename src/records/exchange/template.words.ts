// The words in the templates that people fill in.
import { words } from '#base/words.ts'

export const templateWords = words({
  guide: ['填写说明', 'How to fill it in'],
  howTo: [
    '一行一条记录；第一行的列名不要改，不用的列可以删掉。',
    'One record a row. Keep the names in the first row; columns you do not use can be deleted.',
  ],
  field: ['列', 'Column'],
  note: ['怎么填', 'How'],
  needed: ['必填', 'Needed'],
  optional: ['选填', 'Optional'],
  day: ['日期，如 2026-11-22', 'A day such as 2026-11-22'],
  time: ['时间，如 2026-11-22 14:30', 'A time such as 2026-11-22 14:30'],
  month: ['月份，如 2026-11', 'A month such as 2026-11'],
  hours: ['工时，只写数字，如 7.5', 'Hours, digits only, such as 7.5'],
  money: ['金额，只写数字', 'An amount, digits only'],
  several: ['可以写几个，用顿号分开', 'Several are separated by commas'],
  person: ['写系统里的姓名或邮箱', 'The name or e-mail of a person here'],
  parent: [
    '上级客户的编号或名称，可以在同一份文件里，先后不限',
    'Code or name of the parent, which may stand anywhere in the same file',
  ],
  choose: ['从下拉里选', 'Choose from the list'],
})
