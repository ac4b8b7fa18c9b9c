import type { ThemeConfig } from 'antd';

/** The same values as tokens.css, for what antd draws. */
export const theme: ThemeConfig = {
  cssVar: {},
  hashed: false,
  token: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorSuccess: '#1f7a4d',
    colorWarning: '#a15c00',
    colorError: '#b3261e',
    colorText: '#1b2430',
    colorTextSecondary: '#4c5a6b',
    colorTextTertiary: '#5d6b7c',
    colorTextPlaceholder: '#5d6b7c',
    colorBorder: '#b9c3cf',
    colorBorderSecondary: '#dde3ea',
    colorBgLayout: '#f5f7fa',
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'HarmonyOS Sans SC', system-ui, sans-serif",
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#f0f3f7', headerColor: '#1b2430', cellPaddingBlockSM: 6, cellPaddingInlineSM: 10, rowHoverBg: '#f3f7fc' },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
  },
};
