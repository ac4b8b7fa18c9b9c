export { readUrl, urlFlag, urlInt, urlList, urlOneOf, urlText, useUrl, writeUrl, type RawSearch } from './url';
export { screenLinks, useScreens, type ScreenLink } from './screens';
