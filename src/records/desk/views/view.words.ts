// The words of saved views: what was done, and why a door refuses.
import { words } from '#base/words.ts'

export const viewWords = words({
  added: ['已存为视图“{name}”', 'View “{name}” was saved'],
  saved: ['已保存到视图“{name}”', 'View “{name}” keeps this now'],
  shared: ['“{name}”已共享给所有人', 'Everybody sees “{name}” now'],
  unshared: ['“{name}”不再共享', '“{name}” is no longer shared'],
  isDefault: ['以后打开列表先看“{name}”', 'The list opens with “{name}” from now on'],
  noDefault: ['不再默认打开“{name}”', 'The list no longer opens with “{name}”'],
  removed: ['已删除视图“{name}”', 'View “{name}” was deleted'],
  'desk.tooManyViews': ['最多保存 {most} 个视图，先删掉不用的', 'At most {most} views; delete some first'],
  'desk.noSuchView': ['没有这个视图，可能已经删除', 'No such view; it may have been deleted'],
  'desk.viewOfOthers': [
    '这是别人共享的视图，可以另存一份',
    'This view is somebody else’s; save one of your own',
  ],
})
