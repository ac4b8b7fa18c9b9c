import { BUREAU, type Screen } from '../../shared/paths/screen';

/** The officer's half-month by file: the sheet out, the sheet in, what changes, the receipt (B-01…B-10, I-04). */
export const screens: readonly Screen[] = [
  {
    id: 'template',
    path: '/template',
    title: { zh: '下载模板', en: 'Get the sheet' },
    roles: BUREAU,
    menu: { section: 'work', order: 20 },
    presentOnly: true,
    component: async () => ({ default: (await import('./template/Template')).Template }),
  },
  {
    id: 'upload-now',
    path: '/upload',
    title: { zh: '上传与校验', en: 'Upload and check' },
    roles: BUREAU,
    menu: { section: 'work', order: 30 },
    presentOnly: true,
    component: async () => ({ default: (await import('./InHand')).UploadNow }),
  },
  {
    id: 'upload',
    path: '/upload/$period',
    title: { zh: '上传与校验', en: 'Upload and check' },
    roles: BUREAU,
    under: 'upload-now',
    presentOnly: true,
    component: async () => ({ default: (await import('./upload/Upload')).Upload }),
  },
  {
    id: 'submit-now',
    path: '/submit',
    title: { zh: '核对并提交', en: 'Review and send' },
    roles: BUREAU,
    menu: { section: 'work', order: 40 },
    presentOnly: true,
    component: async () => ({ default: (await import('./InHand')).SubmitNow }),
  },
  {
    id: 'submit',
    path: '/submit/$period',
    title: { zh: '核对并提交', en: 'Review and send' },
    roles: BUREAU,
    under: 'submit-now',
    presentOnly: true,
    component: async () => ({ default: (await import('./submit/Submit')).Submit }),
  },
];
