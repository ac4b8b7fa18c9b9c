import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import type { ReactNode } from 'react';
import { theme } from '../shared/ui/theme';
import { useLanguage } from '../shared/words';
import { nonce } from './nonce';

/** antd in our colours and the chosen language; its style sheets carry the nonce of this page. */
export function StyleProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
