// The words of the search.
import { words } from '#base/words.ts'

export const searchWords = words({
  title: ['搜索', 'Search'],
  question: [
    '客户、联系人、产品、单据、跟进和附件，一处找到',
    'Accounts, contacts, products, orders, notes and files in one place',
  ],
  hint: ['名称、拼音、首字母、编号或内容', 'A name, a number, or words of a note'],
  accounts: ['客户', 'Accounts'],
  contacts: ['联系人', 'Contacts'],
  products: ['产品', 'Products'],
  documents: ['单据', 'Documents'],
  notes: ['跟进', 'Notes'],
  files: ['附件', 'Files'],
  near: ['相近', 'Similar'],
  more: ['查看更多', 'Show more'],
  all: ['全部结果', 'All results'],
  noneTitle: ['没有找到“{text}”', 'Nothing found for “{text}”'],
  noneText: [
    '换个说法试试：名称的一部分、拼音首字母、单据号的开头。看不到的客户不会出现在这里。',
    'Try another way: part of a name, the beginning of a number. Accounts you may not see do not appear here.',
  ],
  askTitle: ['要找什么？', 'What are you looking for?'],
  askText: [
    '输入客户或联系人的名称、拼音、首字母，单据号的开头，或跟进里的一句话。打错一两个字也能找到客户。',
    'Type part of a name, the beginning of a document number, or words from a note. Accounts are found with a typing mistake, too.',
  ],
})
