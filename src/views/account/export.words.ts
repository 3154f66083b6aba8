// The words of taking the list of accounts out as a file.
import { words } from '#base/words.ts'

export const exportWords = words({
  export: ['导出', 'Export'],
  title: ['导出客户', 'Export accounts'],
  lead: [
    '按现在的筛选导出你看得到的客户。导出会记进操作日志。',
    'Exports the accounts that the filters show and you may see. Exports are logged.',
  ],
  format: ['格式', 'Format'],
  columns: ['列', 'Columns'],
  do: ['导出', 'Export'],
  cancel: ['取消', 'Cancel'],
})
