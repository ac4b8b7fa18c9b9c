import i18next, { type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'zh' | 'en';
const KEY = 'slate.language';

type Table = Readonly<Record<string, string>>;

/** The words of one screen in both languages; a key of one language that the other lacks does not compile. */
export interface Words<Key extends string = string> {
  readonly name: string;
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** `defineWords('overview', { title: '全国总览' }, { title: 'National overview' })`; `{{count}}` is filled in by the call. */
export const defineWords = <Key extends string>(
  name: string,
  zh: Readonly<Record<Key, string>>,
  en: Readonly<Record<NoInfer<Key>, string>>,
): Words<Key> => ({ name, zh, en });

export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

function chosen(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

let started: i18n | null = null;

export function startWords(): i18n {
  if (started) return started;
  started = i18next.createInstance();
  void started.use(initReactI18next).init({
    lng: chosen(),
    fallbackLng: 'zh',
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  tell(chosen());
  return started;
}

const tell = (language: Language): void => document.documentElement.setAttribute('lang', language === 'zh' ? 'zh-CN' : 'en');

function register(words: Words): void {
  const { name, zh, en } = words;
  const i18n = startWords();
  if (i18n.hasResourceBundle('zh', name)) return;
  i18n.addResourceBundle('zh', name, zh as Table);
  i18n.addResourceBundle('en', name, en as Table);
}

/** The words of a screen in the chosen language. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  register(words as Words);
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const say = i18n.getFixedT(language, words.name);
    return (key, values) => say(key, { ...values, keySeparator: false, nsSeparator: false }) as string;
  }, [i18n, language, words]);
}

export function useLanguage(): { readonly language: Language; readonly choose: (language: Language) => void } {
  const { i18n } = useTranslation();
  return {
    language: i18n.language === 'en' ? 'en' : 'zh',
    choose: (language) => {
      try {
        localStorage.setItem(KEY, language);
      } catch {
        // for this page only
      }
      tell(language);
      void i18n.changeLanguage(language);
    },
  };
}

/** Whichever of two spellings the reader chose: for names that come from the kernel or the server in both. */
export function useEither(): (zh: string, en: string) => string {
  const { language } = useLanguage();
  return (zh, en) => (language === 'zh' ? zh : en);
}
