import { defineWords } from '../../shared/words';

export const words = defineWords(
  'jump',
  {
    title: '查找',
    label: '按页面、项目名称、编号或出品机构查找',
    hint: '↑↓ 选择，Enter 打开，Esc 关闭',
    screens: '页面',
    projects: '项目',
    none: '没有相符的页面或项目',
    more: '共 {{count}} 个项目相符，请多写几个字',
  },
  {
    title: 'Find',
    label: 'Find a page, or a project by title, code, number or producing body',
    hint: '↑↓ to choose, Enter to open, Esc to close',
    screens: 'Pages',
    projects: 'Projects',
    none: 'No page or project matches',
    more: '{{count}} projects match: write a little more',
  },
);
