// The words of products.
import { words } from '#base/words.ts'

export const productWords = words({
  title: ['产品', 'Products'],
  question: ['卖的是什么，成本多少？', 'What is sold, and what does it cost?'],
  search: ['名称、拼音或编号', 'Name or code'],
  name: ['名称', 'Name'],
  code: ['编号', 'Code'],
  category: ['类别', 'Category'],
  cost: ['标准成本', 'Standard cost'],
  costHint: [
    '每单位的成本。改动只影响以后导入、且自己没有成本的订单行。',
    'Per unit. A change counts for order lines imported from now on that bring no cost of their own.',
  ],
  price: ['列表价', 'List price'],
  priceHint: ['每单位的对外报价，谈折扣之前。', 'Per unit, before any discount is agreed.'],
  unknown: ['未知', 'Unknown'],
  edit: ['修改产品', 'Edit product'],
  save: ['保存', 'Save'],
  saved: ['产品已保存', 'Product saved'],
  emptyTitle: ['没有产品', 'No products'],
  emptyText: [
    '产品随订单一起进来，也可以单独导入，连同类别、标准成本和列表价。',
    'Products come with orders, or by a file of their own with category, standard cost and list price.',
  ],
  noneTitle: ['没有符合的产品', 'No such product'],
  noneText: ['换个名称或编号试试。', 'Try another name or code.'],
  import: ['导入', 'Import'],
})
